package org.inmesh.bench.report.findings;

import org.inmesh.bench.report.HeatMap;
import org.inmesh.bench.study.run.FoldedProfile;
import org.inmesh.bench.study.run.ProfileFolding;
import org.inmesh.coresim.profile.LatencyHistogram;
import org.inmesh.coresim.profile.RunProfile;

/**
 * What a run did where and when, as a report shows it.
 *
 * @param map of cores and links, without a name; its intervals are of 0 cycles if there is none
 * @param latencies of its packets
 */
public record MeasuredProfile(HeatMap map, LatencyHistogram latencies) {
  /** Machines with more cores are shown in blocks, or a page of several would be too large. */
  private static final int MOST_CORES = 1_024;

  /** Of a run that was just done. */
  public static MeasuredProfile of(RunProfile profile) {
    return profile.cores() > MOST_CORES
        ? of(ProfileFolding.fold(profile))
        : new MeasuredProfile(ProfileMap.of(profile), profile.latencies());
  }

  /** Of a run whose profile was kept in blocks. */
  public static MeasuredProfile of(FoldedProfile profile) {
    return new MeasuredProfile(FoldedMap.of(profile), profile.latencies());
  }
}
