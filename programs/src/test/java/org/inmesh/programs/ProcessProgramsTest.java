package org.inmesh.programs;

import java.util.List;

/** The group {@code processes}. */
class ProcessProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "processes";
  }

  @Override
  List<Trial> trials() {
    return List.of();
  }
}
