package org.inmesh.traces.synfull;

import java.util.function.ToIntBiFunction;

/** Models of six nodes, three caches and three directories. */
final class SmallModel {
  private SmallModel() {}

  /** Cache 0 writes to directory 3 in each interval; cache 4 has the line, cache 2 a copy. */
  static String oneWriteAnInterval() {
    StringBuilder text = new StringBuilder();
    text.append("HIER_CLASSES 1\nTIME_SPAN 100\nHIER_MARKOV\n1\nEND\nHIER_MARKOV_STEADY\n1\nEND\n");
    text.append("HIER_BEGIN_ID  1 \nMEMORY 1\nNUM_NODES 6\nNUM_CLASSES 1\nRESOLUTION 10\n");
    text.append("MARKOV\n1\nEND\nMARKOV_STEADY\n1\nEND\n");
    text.append("WRITE_SPATIAL\n1\n0\n0\nEND\n");
    for (String type : new String[] {"READ", "CCR", "DCR"}) {
      text.append(type).append("_SPATIAL\n0\n0\n0\nEND\n");
    }
    flows(text, "WRITE", 0, (cache, directory) -> cache == 0 && directory == 3 ? 7 : 0);
    for (String type : new String[] {"READ", "CCR", "DCR"}) {
      flows(text, type, 0, (cache, directory) -> 0);
    }
    text.append("WRITE_INJECTION\n0\n5\nEND\n");
    for (String type : new String[] {"READ", "CCR", "DCR"}) {
      text.append(type).append("_INJECTION\n5\nEND\n");
    }
    text.append("FORWARD_PROBABILITY\n3 1 0\nEND\n");
    flows(text, "FORWARD", 1, (directory, cache) -> directory == 3 && cache == 4 ? 2 : 0);
    text.append("INVALIDATE_PROBABILITY\n1 3 0 0\n1 3 1 9\n1 3 2 0\nEND\n");
    flows(text, "INVALIDATE", 1, (directory, cache) -> directory == 3 && cache == 2 ? 9 : 0);
    return text.append("END_HIER\n").toString();
  }

  private static void flows(
      StringBuilder text, String name, int first, ToIntBiFunction<Integer, Integer> weight) {
    text.append(name).append("_FLOWS\n");
    for (int destination = 1 - first; destination < 6; destination += 2) {
      for (int source = first; source < 6; source += 2) {
        text.append(source).append(' ').append(destination).append(" 1 ");
        text.append(weight.applyAsInt(source, destination)).append('\n');
      }
    }
    text.append("END\n");
  }
}
