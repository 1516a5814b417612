package org.inmesh.isa.transputer.boot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.boot.BootFileSection.Bootstrap;
import org.inmesh.isa.transputer.boot.BootFileSection.Following;
import org.inmesh.isa.transputer.boot.BootFileSection.Peek;
import org.inmesh.isa.transputer.boot.BootFileSection.Poke;
import org.inmesh.isa.transputer.boot.BootFileSection.Program;

/** Takes a boot file apart as the transputer at the end of the link does. */
public final class BootFileReader {
  private static final int POKE = 0;
  private static final int PEEK = 1;

  private final ByteBuffer file;
  private final int memoryStart;
  private final List<BootFileSection> sections = new ArrayList<>();

  private BootFileReader(byte[] file, int memoryStart) {
    this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    this.memoryStart = memoryStart;
  }

  /**
   * The sections of a boot file.
   *
   * @param type of the transputer, which says where the bootstrap goes
   * @throws MalformedBootFileException if it ends too early
   */
  public static List<BootFileSection> read(byte[] file, ProcessorType type) {
    BootFileReader reader = new BootFileReader(file, type.memoryStart());
    reader.readCommands();
    return reader.sections;
  }

  private void readCommands() {
    boolean booted = false;
    while (!booted) {
      int command = Byte.toUnsignedInt(take(1, "the length of a bootstrap")[0]);
      switch (command) {
        case POKE -> {
          take(2 * Integer.BYTES, "the address and the word of a poke");
          int start = file.position() - 2 * Integer.BYTES;
          sections.add(new Poke(file.getInt(start), file.getInt(start + Integer.BYTES)));
        }
        case PEEK -> {
          take(Integer.BYTES, "the address of a peek");
          sections.add(new Peek(file.getInt(file.position() - Integer.BYTES)));
        }
        default -> {
          readBootstrap(command);
          booted = true;
        }
      }
    }
  }

  private void readBootstrap(int length) {
    byte[] code =
        take(length, "a bootstrap of " + length + " bytes, which the first byte announces");
    sections.add(new Bootstrap(code, memoryStart));
    int offset = file.position();
    byte[] following = Arrays.copyOfRange(file.array(), offset, file.limit());
    if (following.length == 0) {
      return;
    }
    OptionalInt target = BootLoader.targetOffset(code, following.length);
    sections.add(
        target.isPresent()
            ? new Program(following, memoryStart + target.getAsInt())
            : new Following(following, offset));
  }

  private byte[] take(int count, String what) {
    if (file.remaining() < count) {
      throw new MalformedBootFileException(
          "byte %d: here should be %s, but only %d bytes follow"
              .formatted(file.position(), what, file.remaining()));
    }
    byte[] bytes = new byte[count];
    file.get(bytes);
    return bytes;
  }
}
