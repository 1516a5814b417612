package org.inmesh.loader.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.program.MachineImage.ChannelEnd;
import org.inmesh.coresim.program.MachineImage.CodeBlock;
import org.inmesh.coresim.program.MachineImage.DataBlock;
import org.inmesh.coresim.program.MachineImage.InitialProcess;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Slot;
import org.inmesh.loader.object.SampleObjects;
import org.inmesh.loader.placement.Placement;

/** What must hold of every image, of random programs at random places. */
class LinkerPropertiesTest {
  private static final int CORES = 6;
  private static final int MEMORY = 8192;

  /** Bytes from {@code low} up to, not including, {@code high} of one memory. */
  private record Range(int memory, long low, long high) {}

  private static ObjectProgram program(Random random, int components, int channels) {
    SampleObjects sample = new SampleObjects();
    for (int unit = 0; unit < 4; unit++) {
      sample.unit("unit" + unit, 2 + random.nextInt(40), random.nextInt(unit + 1));
    }
    for (int index = 0; index < components; index++) {
      List<Integer> table = new ArrayList<>();
      for (int entry = random.nextInt(4); entry > 0 && channels > 0; entry--) {
        table.add(random.nextInt(channels));
      }
      int below = random.nextInt(20);
      Slot slot = new Slot.ChannelTable(1, table);
      sample.component("c" + index, random.nextInt(4), below, 2 + random.nextInt(9), slot);
    }
    for (int channel = 0; channel < channels; channel++) {
      int writer = random.nextInt(components + 1) - 1;
      int reader = random.nextInt(components + 1) - 1;
      sample.channel("channel" + channel, writer, reader, 4);
    }
    return sample.program();
  }

  private static Placement placement(Random random, int components) {
    return new Placement("sample", CORES, random.ints(components, 0, CORES).toArray());
  }

  private static MachineImage link(Kind kind, long seed, int components, int channels) {
    Random random = new Random(seed);
    ObjectProgram program = program(random, components, channels);
    MachineSpecification machine = SampleMachines.machine(kind, 3, 2, MEMORY);
    return Linker.link(program, placement(random, components), machine);
  }

  @Property(tries = 200)
  void shouldKeepPrivateMemoriesInOrder(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 20) int components,
      @ForAll @IntRange(min = 0, max = 40) int channels) {
    MachineImage image = link(Kind.MESH, seed, components, channels);

    List<Range> ranges = new ArrayList<>();
    for (int core = 0; core < CORES; core++) {
      ranges.add(range(core, 0x80000000, 0x48));
      if (image.codeOfCore()[core] >= 0) {
        CodeBlock code = image.code().get(image.codeOfCore()[core]);
        ranges.add(range(core, code.address(), code.bytes().length));
      }
    }
    addDataAndWorkspaces(image, ranges, false);
    assertDisjoint(ranges, 0x80000000L + MEMORY);
  }

  @Property(tries = 200)
  void shouldKeepTheSharedAddressSpaceInOrder(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 20) int components,
      @ForAll @IntRange(min = 0, max = 40) int channels) {
    MachineImage image = link(Kind.COHERENT, seed, components, channels);

    List<Range> ranges = new ArrayList<>();
    int start = image.workspaces().start();
    ranges.add(range(0, 0x80000000, 0x48));
    ranges.add(range(0, image.code().get(0).address(), image.code().get(0).bytes().length));
    for (int core = 0; core < CORES; core++) {
      ranges.add(range(0, start + core * MEMORY, 0x48));
    }
    addDataAndWorkspaces(image, ranges, true);
    assertDisjoint(ranges, Integer.toUnsignedLong(start) + CORES * MEMORY);

    // The owner of an address is found by division; a process has to be inside its core's region.
    for (InitialProcess process : image.processes()) {
      assertThat((process.low() - start) / MEMORY).isEqualTo(process.core());
      assertThat((process.high() - 1 - start) / MEMORY).isEqualTo(process.core());
    }
    Set<Integer> lines = new HashSet<>();
    for (ChannelConnection channel : image.channels()) {
      ChannelEnd end = channel.writer().core() >= 0 ? channel.writer() : channel.reader();
      assertThat(lines.add(end.address() >> 6)).as(channel.name()).isTrue();
      assertThat(end.address()).isLessThan(start);
    }
  }

  @Property(tries = 200)
  void shouldMatchTheEndsOfEveryChannel(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 20) int components,
      @ForAll @IntRange(min = 0, max = 40) int channels) {
    MachineImage image = link(Kind.MESH, seed, components, channels);

    Map<Integer, Set<Integer>> virtualChannels = new HashMap<>();
    for (ChannelConnection channel : image.channels()) {
      ChannelEnd writer = channel.writer();
      ChannelEnd reader = channel.reader();
      if (writer.core() >= 0 && reader.core() >= 0 && writer.core() != reader.core()) {
        for (ChannelEnd end : List.of(writer, reader)) {
          Set<Integer> used = virtualChannels.computeIfAbsent(end.core(), c -> new HashSet<>());
          assertThat(used.add(end.address() - 0x40000000)).as(channel.name()).isTrue();
        }
      } else if (writer.core() >= 0 && reader.core() >= 0) {
        assertThat(writer.address()).isEqualTo(reader.address());
        assertThat(writer.address()).isNegative();
      } else {
        assertThat(Math.min(writer.address(), reader.address())).isNegative();
      }
    }
    // Each core numbers its ends 0, 1, 2, ... without gaps.
    for (Set<Integer> used : virtualChannels.values()) {
      for (int index = 0; index < used.size(); index++) {
        assertThat(used).contains(4 * index);
      }
    }
  }

  private static void addDataAndWorkspaces(MachineImage image, List<Range> ranges, boolean shared) {
    for (InitialProcess process : image.processes()) {
      int bytes = process.high() - process.low();
      ranges.add(range(shared ? 0 : process.core(), process.low(), bytes));
      assertThat(process.workspace() % 4).isZero();
    }
    for (DataBlock data : image.data()) {
      boolean inWorkspace =
          image.processes().stream()
              .anyMatch(
                  process ->
                      (shared || process.core() == data.core())
                          && process.workspace() <= data.address()
                          && data.address() + 4 * data.words().length <= process.high());
      assertThat(data.address() % 4).isZero();
      if (!inWorkspace) {
        ranges.add(range(shared ? 0 : data.core(), data.address(), 4 * data.words().length));
      }
    }
  }

  private static Range range(int memory, int address, int bytes) {
    long low = Integer.toUnsignedLong(address);
    return new Range(memory, low, low + bytes);
  }

  private static void assertDisjoint(List<Range> ranges, long end) {
    for (int a = 0; a < ranges.size(); a++) {
      assertThat(ranges.get(a).low()).isBetween(0x80000000L, end);
      assertThat(ranges.get(a).high()).isBetween(0x80000000L, end);
      for (int b = 0; b < a; b++) {
        Range one = ranges.get(a);
        Range other = ranges.get(b);
        boolean apart =
            one.memory() != other.memory()
                || one.high() <= other.low()
                || other.high() <= one.low();
        assertThat(apart).as(one + " and " + other).isTrue();
      }
    }
  }
}
