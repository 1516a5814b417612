package org.inmesh.coresim.module;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import org.inmesh.isa.transputer.assembly.AssembledCode;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;

/** A host that sends given bytes, keeps what it receives, and ends the run after so many bytes. */
final class ScriptedHost implements HostDevice {
  /**
   * A byte to be sent.
   *
   * @param after when so many have been received
   */
  private record Scripted(int value, int after) {}

  private final Queue<Scripted> toSend = new ArrayDeque<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final List<Long> times = new ArrayList<>();
  private int sendAfter;
  private int endAfter = Integer.MAX_VALUE;

  /** Boots a program that begins as {@link TestNetworks#BEGIN}. */
  static ScriptedHost booting(String source) {
    return new ScriptedHost().boot(TestNetworks.BEGIN + source);
  }

  /** Sends these bytes. */
  ScriptedHost send(int... bytes) {
    for (int value : bytes) {
      toSend.add(new Scripted(value & 0xFF, sendAfter));
    }
    return this;
  }

  /** What follows is sent when so many bytes have been received. */
  ScriptedHost afterReceiving(int bytes) {
    sendAfter = bytes;
    return this;
  }

  /** Sends a word, low byte first. */
  ScriptedHost sendWord(int word) {
    return send(word, word >>> 8, word >>> 16, word >>> 24);
  }

  /** Sends a program of at most 255 bytes as after reset. */
  ScriptedHost boot(String source) {
    byte[] code = assemble(source);
    if (code.length > 255) {
      throw new IllegalArgumentException("boot code of %d bytes".formatted(code.length));
    }
    send(code.length);
    for (byte value : code) {
      send(value);
    }
    return this;
  }

  /** Sends a program of any length; it is loaded by a first one to a place of its own. */
  ScriptedHost bootInTwoStages(String source) {
    byte[] code = assemble(source);
    boot(
        """
          ajw 20
          stl 0
          stl 0
          stl 0
          ldc #80000600
          ldl 0
          ldc %d
          in
          ldc #80000600
          gcall
        """
            .formatted(code.length));
    for (byte value : code) {
      send(value);
    }
    return this;
  }

  static byte[] assemble(String source) {
    AssembledCode code = Assembler.assemble(AssemblySource.parse("test", source));
    return code.bytes();
  }

  /** Ends the run when so many bytes have been received. */
  ScriptedHost endingAfter(int bytes) {
    endAfter = bytes;
    return this;
  }

  byte[] received() {
    return received.toByteArray();
  }

  /** A word of what was received. */
  int word(int number) {
    byte[] bytes = received();
    int word = 0;
    for (int i = 0; i < 4; i++) {
      word |= (bytes[4 * number + i] & 0xFF) << 8 * i;
    }
    return word;
  }

  /** When each byte was received, in nanoseconds. */
  List<Long> times() {
    return times;
  }

  @Override
  public void receive(int value, long nanoseconds) {
    received.write(value);
    times.add(nanoseconds);
  }

  @Override
  public int next(long nanoseconds) {
    boolean hasOne = !toSend.isEmpty() && toSend.element().after() <= received.size();
    return hasOne ? toSend.remove().value() : NOTHING;
  }

  @Override
  public OptionalInt exitStatus() {
    return received.size() >= endAfter ? OptionalInt.of(0) : OptionalInt.empty();
  }
}
