package org.inmesh.programs;

import java.util.List;

/** The group {@code data-parallel}. */
class DataParallelProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "data-parallel";
  }

  @Override
  List<Trial> trials() {
    return List.of();
  }
}
