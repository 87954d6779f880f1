import { Component, type ComponentType, h } from 'preact';

/** A component that is drawn again only when one of its properties is another value. */
export const memo = <Props extends object>(drawn: ComponentType<Props>): ComponentType<Props> =>
  class extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const [before, after] = [this.props as Record<string, unknown>, next as Record<string, unknown>];
      const names = new Set([...Object.keys(before), ...Object.keys(after)]);
      return [...names].some((name) => name !== 'children' && before[name] !== after[name]);
    }

    override render() {
      return h(drawn, this.props);
    }
  };
