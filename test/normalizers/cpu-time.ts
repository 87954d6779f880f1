/** Processor time of a synchronous run in milliseconds: unlike the clock it does not grow when the machine is busy. */
export const cpuTime = (run: () => unknown): number => {
  const before = process.cpuUsage();
  run();
  const spent = process.cpuUsage(before);
  return (spent.user + spent.system) / 1000;
};
