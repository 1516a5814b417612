package org.inmesh.isa.transputer.boot;

import java.util.List;
import java.util.Optional;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.Disassembly;
import org.inmesh.isa.transputer.boot.BootFileSection.Bootstrap;
import org.inmesh.isa.transputer.boot.BootFileSection.Following;
import org.inmesh.isa.transputer.boot.BootFileSection.Peek;
import org.inmesh.isa.transputer.boot.BootFileSection.Poke;
import org.inmesh.isa.transputer.boot.BootFileSection.Program;

/** Boot files as text: a listing to read, or a source that assembles to the same file. */
public final class BootFileText {

  private BootFileText() {}

  /**
   * Each section under a line that says what it is and where it goes, with its instructions.
   *
   * @param type whose operations alone are known
   */
  public static String listing(List<BootFileSection> sections, Optional<ProcessorType> type) {
    StringBuilder text = new StringBuilder();
    for (BootFileSection section : sections) {
      text.append(title(section));
      text.append(
          switch (section) {
            case Poke poke -> "";
            case Peek peek -> "";
            case Bootstrap bootstrap ->
                Disassembly.listing(bootstrap.code(), bootstrap.address(), type);
            case Program program -> Disassembly.listing(program.code(), program.address(), type);
            case Following following ->
                Disassembly.listing(following.bytes(), following.offset(), type);
          });
    }
    return text.toString();
  }

  /** A source for the assembler, whose plain bytes are the boot file. */
  public static String source(List<BootFileSection> sections) {
    StringBuilder text = new StringBuilder();
    for (BootFileSection section : sections) {
      text.append(title(section));
      text.append(
          switch (section) {
            case Poke poke ->
                "  byte 0\n  word #%08X, #%08X\n".formatted(poke.address(), poke.word());
            case Peek peek -> "  byte 1\n  word #%08X\n".formatted(peek.address());
            case Bootstrap bootstrap ->
                "  byte %d\n".formatted(bootstrap.code().length)
                    + Disassembly.source(bootstrap.code(), bootstrap.address(), "B");
            case Program program -> Disassembly.source(program.code(), program.address(), "L");
            case Following following ->
                Disassembly.source(following.bytes(), following.offset(), "F");
          });
    }
    return text.toString();
  }

  private static String title(BootFileSection section) {
    return switch (section) {
      case Poke poke -> "-- poke: #%08X to address #%08X\n".formatted(poke.word(), poke.address());
      case Peek peek -> "-- peek: the word at address #%08X\n".formatted(peek.address());
      case Bootstrap bootstrap ->
          "-- bootstrap: %d bytes, to MemStart, #%08X\n"
              .formatted(bootstrap.code().length, bootstrap.address());
      case Program program ->
          "-- program: %d bytes, which the bootstrap reads to #%08X\n"
              .formatted(program.code().length, program.address());
      case Following following ->
          "-- %d bytes for the bootstrap, by their offset in the file\n"
              .formatted(following.bytes().length);
    };
  }
}
