package org.inmesh.programs;

import java.util.List;

/** The group {@code communication}. */
class CommunicationProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "communication";
  }

  @Override
  List<Trial> trials() {
    return List.of();
  }
}
