package org.inmesh.programs;

import java.util.List;

/** The group {@code shared-state}. */
class SharedStateProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "shared-state";
  }

  @Override
  List<Trial> trials() {
    return List.of();
  }
}
