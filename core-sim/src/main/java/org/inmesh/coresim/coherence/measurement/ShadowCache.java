package org.inmesh.coresim.coherence.measurement;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The lines that a fully associative cache with replacement of the least recently used would hold:
 * a miss that it has too is not for want of ways (Hill 1987).
 */
final class ShadowCache {
  private final Map<Integer, Boolean> lines;

  /** An empty one for so many lines. */
  ShadowCache(int capacity) {
    lines =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
            return size() > capacity;
          }
        };
  }

  boolean contains(int line) {
    return lines.containsKey(line);
  }

  /** A use of a line, which is brought in if it is not here. */
  void use(int line) {
    lines.put(line, Boolean.TRUE);
  }

  void remove(int line) {
    lines.remove(line);
  }
}
