package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The procedures of {@code text.inc}. */
class TextIncludeTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 7, -7, 10, 1000, -1000, 1234567890, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void shouldWriteNumbersAsJavaDoes(int number) {
    String source =
        """
        #INCLUDE "text.inc"
        VAL INT n IS 0:
        PROC main(CHAN OF BYTE screen)
          SEQ
            write.text(screen, "<")
            write.int(screen, n)
            write.text(screen, ">")
            new.line(screen)
        :
        """;
    ProgramParameter parameter =
        new ProgramParameter(
            "n",
            new Quantity.Number(0),
            Integer.MIN_VALUE,
            new Quantity.Number(Integer.MAX_VALUE),
            "number written",
            List.of(Form.MESSAGES));
    ProgramForm form = new ProgramForm(Form.MESSAGES, List.of(Kind.MESH), "write.occ", source);
    LibraryProgram program =
        new LibraryProgram("write", "", "", "", "", List.of(parameter), List.of(form), "");

    SimulatedRun run =
        SimulatedRun.of(program, form, Map.of("n", number), SimulatedRun.machine(Kind.MESH, 1, 1));

    assertThat(run.output()).isEqualTo("<" + number + ">\n");
  }
}
