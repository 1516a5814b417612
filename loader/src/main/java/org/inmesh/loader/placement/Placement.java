package org.inmesh.loader.placement;

import java.util.Arrays;

/**
 * Which core each component of a program runs on.
 *
 * @param program the program's name
 * @param cores number of cores of the machine
 * @param coreOfComponent for each component its core, 0 to {@code cores} - 1; not to be changed
 */
public record Placement(String program, int cores, int[] coreOfComponent) {

  /** Checks that every core exists. */
  public Placement {
    for (int core : coreOfComponent) {
      if (core < 0 || core >= cores) {
        throw new IllegalArgumentException("core " + core + " of " + cores);
      }
    }
  }

  /** The components of one core, in ascending order. */
  public int[] componentsOf(int core) {
    int[] components = new int[coreOfComponent.length];
    int count = 0;
    for (int component = 0; component < coreOfComponent.length; component++) {
      if (coreOfComponent[component] == core) {
        components[count++] = component;
      }
    }
    return Arrays.copyOf(components, count);
  }

  /** The components of every core, each in ascending order. */
  public int[][] componentsByCore() {
    int[] counts = new int[cores];
    for (int core : coreOfComponent) {
      counts[core]++;
    }
    int[][] components = new int[cores][];
    for (int core = 0; core < cores; core++) {
      components[core] = new int[counts[core]];
    }
    Arrays.fill(counts, 0);
    for (int component = 0; component < coreOfComponent.length; component++) {
      int core = coreOfComponent[component];
      components[core][counts[core]++] = component;
    }
    return components;
  }
}
