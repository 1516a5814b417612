package org.inmesh.programs;

import java.util.Map;

/**
 * What the program {@code life} prints, by a whole board that counts all neighbours of each cell.
 */
final class LifeBoard {
  private LifeBoard() {}

  static String expected(Map<String, Integer> values) {
    int size = values.get("size");
    boolean[][] board = new boolean[size][size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int hash = ClassicCounts.hash(y * size + x + values.get("seed"));
        board[y][x] = ((hash >>> 16) & 7) < 3;
      }
    }
    for (int generation = 0; generation < values.get("generations"); generation++) {
      board = next(board);
    }
    int live = 0;
    int checksum = 0;
    for (int number = 0; number < size * size; number++) {
      if (board[number / size][number % size]) {
        live++;
        checksum += number + 1;
      }
    }
    return "%d live, checksum %d\n".formatted(live, checksum);
  }

  private static boolean[][] next(boolean[][] board) {
    int size = board.length;
    boolean[][] next = new boolean[size][size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int neighbours = neighbours(board, y, x);
        next[y][x] = neighbours == 3 || neighbours == 2 && board[y][x];
      }
    }
    return next;
  }

  private static int neighbours(boolean[][] board, int y, int x) {
    int size = board.length;
    int count = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        boolean other = dy != 0 || dx != 0;
        count += other && board[(y + dy + size) % size][(x + dx + size) % size] ? 1 : 0;
      }
    }
    return count;
  }
}
