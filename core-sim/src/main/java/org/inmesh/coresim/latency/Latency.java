package org.inmesh.coresim.latency;

import java.util.List;

/**
 * What an access took, over several homes of the line.
 *
 * @param least core cycles
 * @param mean core cycles
 * @param most core cycles
 */
public record Latency(long least, double mean, long most) {
  static Latency of(List<Long> cycles) {
    return new Latency(
        cycles.stream().min(Long::compare).orElseThrow(),
        cycles.stream().mapToLong(Long::longValue).average().orElseThrow(),
        cycles.stream().max(Long::compare).orElseThrow());
  }
}
