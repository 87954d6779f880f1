import { describe, expect, test } from 'vitest';
import { alignedTables } from '../../../extractors/geometry/aligned-tables.ts';
import { drawLines } from './draw-lines.ts';

const count = (drawing: string): number =>
  alignedTables(drawLines(drawing), { horizontal: [], vertical: [], bands: [] }).length;

describe('columns of words that are no table', () => {
  test('formulas and rules of grammar, whose middle column holds signs of relation only', () => {
    expect(
      count(`
Price      =     cost + margin        by rule 1
Margin     =     share of cost        by rule 2
Total      ≤     limit of the year    by law
Rest       =     limit less total     by rule 3`),
    ).toBe(0);
  });

  test('a program with remarks', () => {
    expect(
      count(`
next:    Mov     eax, ebx      ; load the first value
         Add     ecx, 10       ; step to the next
         Jmp     next          ; and again
done:    Ret     zero          ; leave`),
    ).toBe(0);
  });

  test('quantities listed in two columns', () => {
    expect(
      count(`
300 g flour         150 g butter
200 g sugar         50 g honey
10 g salt           450 g apples
5 g cloves          20 g yeast
1 l milk            2 l water`),
    ).toBe(0);
  });

  test('days with sentences that run on under the day', () => {
    expect(
      count(`
5 May    The council met about the road and the
bridge that was damaged in the winter.
9 May    Repair of the bridge began with the piers
in the summer of the same year.
2 June   The road was opened to all traffic again.
8 June   Accounts of the repair were laid open.`),
    ).toBe(0);
  });

  test('numbered references whose numbers stand apart in both columns', () => {
    expect(
      count(`
[1]   A. Baker, On roads, 1990    [5]   M. Lind, On mills, 1994
      and their repair                  and on water
[2]   T. Novak, Of bridges        [6]   C. Wei, Of harbours
      in the north, 1991                and ships, 1995
[3]   S. Moreau, The budget       [7]   P. Patel, The farm
      of a town, 1992                   in winter, 1996
[4]   E. Haddad, A school         [8]   L. Tanaka, A clinic`),
    ).toBe(0);
  });
});

describe('columns of words that are a table', () => {
  test('each column says something else', () => {
    expect(
      count(`
Time          Session            Place
8:15-9:00     The county road    Room 1
9:00-9:45     A bridge           Room 13
10:00-11:00   Water              Hall 2`),
    ).toBe(1);
  });

  test('missing values are no signs of relation', () => {
    expect(
      count(`
Name       2022    2023    Note
Road        120      -     new
Bridge       75      -     late
School       30      -     closed`),
    ).toBe(1);
  });
});
