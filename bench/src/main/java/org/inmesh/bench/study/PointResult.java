package org.inmesh.bench.study;

import java.util.Optional;
import org.inmesh.bench.study.run.RunRecord;

/**
 * What is known of a point of a study.
 *
 * @param point of the study
 * @param record its run's result, if there is one
 * @param failure why there is none: the complaint about the point, or what broke on the host; empty
 *     if there is one or the run was not done yet
 */
public record PointResult(StudyPoint point, Optional<RunRecord> record, String failure) {}
