package org.inmesh.isa.transputer.boot;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.AssemblyException;
import org.inmesh.isa.transputer.assembly.AssemblyProblem;
import org.inmesh.isa.transputer.assembly.AssemblyProgram;

/**
 * Makes boot files: what goes down a link to a transputer that has just been reset. The first byte
 * is the length of the first stage, its bootstrap, which goes to MemStart and is entered there.
 *
 * <p>A program of at most 255 bytes that is meant for MemStart, or for any place, is the bootstrap.
 * Any other is loaded by a bootstrap of Inmesh's, behind it or where the program's {@code org}
 * says. Either way it is entered with the processor's old instruction and workspace pointers in A
 * and B, the input channel of the link in C, and at low priority. The workspace pointer is at the
 * first word behind the program, or, from Inmesh's bootstrap, four words above.
 */
public final class BootFileWriter {
  /** Bytes of a bootstrap: smaller first bytes are commands. */
  static final int SHORTEST_BOOTSTRAP = 2;

  static final int LONGEST_BOOTSTRAP = 0xFF;

  private BootFileWriter() {}

  /**
   * The boot file of a program.
   *
   * @param name of the program, for messages
   * @param program with an origin or without
   * @param type of the transputer; it matters for programs with an origin
   * @throws AssemblyException if the program cannot be assembled or cannot be loaded where it is
   *     meant to be
   */
  public static byte[] bytes(String name, AssemblyProgram program, ProcessorType type) {
    byte[] code = program.assemble().bytes();
    boolean atMemoryStart = program.origin().orElse(type.memoryStart()) == type.memoryStart();
    if (atMemoryStart && code.length <= LONGEST_BOOTSTRAP) {
      return file(Arrays.copyOf(code, Math.max(code.length, SHORTEST_BOOTSTRAP)), new byte[0]);
    }
    if (program.origin().isEmpty()) {
      return file(BootLoader.forAnyPlace(code.length), code);
    }
    int target = program.origin().getAsInt();
    byte[] bootstrap = BootLoader.forPlace(type.memoryStart(), target, code.length);
    checkPlace(name, type.memoryStart(), bootstrap.length, target, code.length);
    return file(bootstrap, code);
  }

  private static void checkPlace(
      String name, int memoryStart, int bootstrapLength, int target, int length) {
    long from = target - (long) memoryStart;
    long to = BootLoader.above(length) + from;
    if (from < bootstrapLength && to > 0) {
      throw new AssemblyException(
          List.of(
              new AssemblyProblem(
                  name,
                  0,
                  0,
                  "a program of %d bytes cannot be loaded to #%08X, over the bootstrap that loads it; 'org' can be #%08X or above"
                      .formatted(length, target, memoryStart + bootstrapLength))));
    }
  }

  private static byte[] file(byte[] bootstrap, byte[] following) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(bootstrap.length);
    file.writeBytes(bootstrap);
    file.writeBytes(following);
    return file.toByteArray();
  }
}
