package org.inmesh.programs;

import java.util.List;

/** The group {@code actors}. */
class ActorProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "actors";
  }

  @Override
  List<Trial> trials() {
    return List.of();
  }
}
