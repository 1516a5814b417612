package org.inmesh.programs;

import java.util.List;
import java.util.Map;

/** The group {@code kernels}. */
class KernelProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "kernels";
  }

  @Override
  List<Trial> trials() {
    return List.of(
        expected("matmul", Map.of("size", 8)),
        expected("stencil1d", Map.of("cells", 70, "steps", 7)),
        expected("stencil", Map.of("size", 10, "steps", 6)));
  }

  private static Trial expected(String program, Map<String, Integer> given) {
    return trial(program, given, values -> ExpectedOutput.of(program, values));
  }
}
