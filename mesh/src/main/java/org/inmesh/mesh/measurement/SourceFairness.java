package org.inmesh.mesh.measurement;

import java.util.List;

/**
 * How evenly a network serves its sources: the load accepted of each node that has packets of its
 * own to send. A reply counts for the node that asked for it.
 *
 * @param accepted flits per network cycle that arrived during the sample periods, by source in
 *     ascending order; nodes without a demand are left out
 */
public record SourceFairness(List<Double> accepted) {

  /** Keeps a copy. */
  public SourceFairness {
    accepted = List.copyOf(accepted);
  }

  /** Flits per cycle of the source that got the least; NaN without sources. */
  public double minimum() {
    return accepted.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }

  /** Flits per cycle of the source that got the most; NaN without sources. */
  public double maximum() {
    return accepted.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  /** Flits per cycle of a source on average; NaN without sources. */
  public double mean() {
    return accepted.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /**
   * Jain's fairness index (Jain, Chiu and Hawe 1984): the squared sum over n times the sum of the
   * squares; 1 if all get equally much, 1/n if one gets all. NaN if nobody gets anything. Sources
   * whose demands differ get different loads from a fair network too.
   */
  public double jainIndex() {
    double sum = 0;
    double squares = 0;
    for (double load : accepted) {
      sum += load;
      squares += load * load;
    }
    return sum * sum / (accepted.size() * squares);
  }
}
