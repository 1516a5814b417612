package org.inmesh.traces.goal;

import java.util.List;

/**
 * What the ranks of a program do.
 *
 * @param ranks operations of each, in the order of the file
 */
record GoalSchedule(List<List<Operation>> ranks) {
  /** In place of a rank or a tag: any. */
  static final int ANY = -1;

  /**
   * What an operation waits for.
   *
   * @param operation index in its rank
   * @param start true if for its start only, as {@code irequires} has it
   */
  record Requirement(int operation, boolean start) {}

  /** An operation of a rank. */
  sealed interface Operation permits Send, Receive, Calculation {
    /** Where it stands in the file, from 1. */
    int line();

    /** All of them must have happened before it starts. */
    List<Requirement> requirements();
  }

  /** A message to another rank. */
  record Send(int line, int bytes, int rank, int tag, List<Requirement> requirements)
      implements Operation {}

  /** A message from another rank, or from {@link #ANY}. */
  record Receive(int line, int bytes, int rank, int tag, List<Requirement> requirements)
      implements Operation {}

  /** Computing, in the schedule's unit of time. */
  record Calculation(int line, long time, List<Requirement> requirements) implements Operation {}
}
