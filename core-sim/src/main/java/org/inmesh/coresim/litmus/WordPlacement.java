package org.inmesh.coresim.litmus;

import java.util.Arrays;
import org.inmesh.coresim.program.MachineImage;

/**
 * Where a run's locations are: each in a line of its own, or several in one, in any lines of a
 * small memory. The last word of every line belongs to no test, so that it can be written by
 * anybody.
 */
final class WordPlacement {
  /** Lines of memory: several for each set of small caches and for each home. */
  static final int LINES = 64;

  private final int wordsPerLine;

  /** The lines with locations, and where those are. */
  private final int[] lines;

  private final int[] addresses;

  WordPlacement(int locations, int wordsPerLine, RandomNumbers random) {
    this.wordsPerLine = wordsPerLine;
    int usable = wordsPerLine - 1;
    int fewest = (locations + usable - 1) / usable;
    // Mostly they are in lines of their own, which is what shows most.
    int used =
        Math.max(1, random.onceIn(4) ? fewest + random.below(locations - fewest + 1) : locations);
    int[] all = new int[LINES];
    for (int line = 0; line < LINES; line++) {
      all[line] = line;
    }
    random.shuffle(all);
    lines = Arrays.copyOf(all, used);
    addresses = new int[locations];
    int rotation = random.below(usable);
    for (int location = 0; location < locations; location++) {
      int word = (rotation + location / used) % usable;
      addresses[location] = address(lines[location % used], word);
    }
  }

  int address(int location) {
    return addresses[location];
  }

  /** A word of no test, mostly in a line that has locations. */
  int strayWord(RandomNumbers random) {
    int line = random.onceIn(2) ? random.below(LINES) : lines[random.below(lines.length)];
    return address(line, wordsPerLine - 1);
  }

  private int address(int line, int word) {
    return MachineImage.MEMORY_START + Integer.BYTES * (line * wordsPerLine + word);
  }
}
