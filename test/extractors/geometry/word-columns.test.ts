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

  test('names with their pages in columns', () => {
    expect(
      count(`
E. Haddad 80         R. Patel 41           T. Okafor 6, 293
K. Tanaka 15, 194    S. Moreau 76, 252     A. Baker 83
Chen Wei 33, 192     J. Novak 72           E. Lind 37
R. Meyer 26, 277     A. Stone 99           L. Garcia 12, 148`),
    ).toBe(0);
  });

  test('clues under two headings', () => {
    expect(
      count(`
Across                   Down
1 Mends the road (5)     2 Inspects the mill (3)
3 Pays for it (6)        4 Works for a fee (4)
5 Uses the bridge (3)    6 Plans a river (6)
7 Adds to it (8)         8 Looks back (3)
9 Visits (8)             10 Supports (8)`),
    ).toBe(0);
  });

  test('questions with their points at the right', () => {
    expect(
      count(`
1.   Name the parts of a bridge.                 [9]
2.   Say why the road was closed.                [1]
3.   How many schools had a new roof?            [5]
4.   Draw the plan of the harbour.               [3]`),
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
