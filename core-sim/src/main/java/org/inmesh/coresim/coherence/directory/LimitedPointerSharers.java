package org.inmesh.coresim.coherence.directory;

import java.util.Arrays;

/**
 * Sets of cores as a few pointers each. One core more than there are pointers makes a set inexact:
 * it then stands for all cores, or for the groups of cores in which one was added.
 */
final class LimitedPointerSharers implements SharerSets {
  private static final int OVERFLOWN = -1;

  private final int cores;
  private final int pointers;

  /** Cores of a group; 0 if an overflow stands for all cores. */
  private final int groupCores;

  private final int vectorWords;

  /** Pointers of each set, ascending. */
  private int[] pointer = new int[0];

  /** Pointers in use, or {@link #OVERFLOWN}. */
  private int[] size = new int[0];

  /** Groups of each overflown set. */
  private long[] groups = new long[0];

  private final SetNumbers numbers = new SetNumbers();

  LimitedPointerSharers(SharerFormat format, int cores) {
    this.cores = cores;
    this.pointers = format.pointers();
    this.groupCores =
        format.kind() == SharerFormat.Kind.LIMITED_COARSE ? format.groupCores(cores) : 0;
    this.vectorWords =
        groupCores == 0 ? 0 : ((cores + groupCores - 1) / groupCores + Long.SIZE - 1) / Long.SIZE;
  }

  @Override
  public int take() {
    if (numbers.isExhausted()) {
      int sets = numbers.grow();
      pointer = Arrays.copyOf(pointer, sets * pointers);
      size = Arrays.copyOf(size, sets);
      groups = Arrays.copyOf(groups, sets * vectorWords);
    }
    return numbers.take();
  }

  @Override
  public void free(int set) {
    size[set] = 0;
    Arrays.fill(groups, set * vectorWords, (set + 1) * vectorWords, 0L);
    numbers.free(set);
  }

  @Override
  public void add(int set, int core) {
    if (size[set] == OVERFLOWN) {
      addGroup(set, core);
      return;
    }
    int first = set * pointers;
    int place = 0;
    while (place < size[set] && pointer[first + place] < core) {
      place++;
    }
    if (place < size[set] && pointer[first + place] == core) {
      return;
    }
    if (size[set] == pointers) {
      for (int i = 0; i < pointers; i++) {
        addGroup(set, pointer[first + i]);
      }
      addGroup(set, core);
      size[set] = OVERFLOWN;
      return;
    }
    System.arraycopy(pointer, first + place, pointer, first + place + 1, size[set] - place);
    pointer[first + place] = core;
    size[set]++;
  }

  private void addGroup(int set, int core) {
    if (groupCores > 0) {
      int group = core / groupCores;
      groups[set * vectorWords + (group >> 6)] |= 1L << group;
    }
  }

  @Override
  public void remove(int set, int core) {
    int first = set * pointers;
    for (int place = 0; place < size[set]; place++) {
      if (pointer[first + place] == core) {
        int behind = size[set] - place - 1;
        System.arraycopy(pointer, first + place + 1, pointer, first + place, behind);
        size[set]--;
        return;
      }
    }
  }

  @Override
  public boolean isExact(int set) {
    return size[set] != OVERFLOWN;
  }

  @Override
  public int next(int set, int from) {
    if (size[set] == OVERFLOWN) {
      return groupCores == 0 ? (from < cores ? from : -1) : nextInGroups(set, from);
    }
    int first = set * pointers;
    for (int place = 0; place < size[set]; place++) {
      if (pointer[first + place] >= from) {
        return pointer[first + place];
      }
    }
    return -1;
  }

  private int nextInGroups(int set, int from) {
    for (int core = from; core < cores; core = (core / groupCores + 1) * groupCores) {
      int group = core / groupCores;
      if ((groups[set * vectorWords + (group >> 6)] & 1L << group) != 0) {
        return core;
      }
    }
    return -1;
  }
}
