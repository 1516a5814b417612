package org.inmesh.loader.linking;

import static org.inmesh.coresim.program.MachineImage.INVALID_CHANNEL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.program.MachineImage.ChannelEnd;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Channel;
import org.inmesh.loader.object.ObjectProgram.Slot;
import org.inmesh.loader.placement.Placement;

/** The address that each end of each channel uses. */
final class ChannelAddresses {
  private final ObjectProgram program;
  private final int[] atWriter;
  private final int[] atReader;

  ChannelAddresses(ObjectProgram program) {
    this.program = program;
    this.atWriter = new int[program.channels().size()];
    this.atReader = new int[program.channels().size()];
    Arrays.fill(atWriter, INVALID_CHANNEL);
    Arrays.fill(atReader, INVALID_CHANNEL);
  }

  void setWriter(int channel, int address) {
    atWriter[channel] = address;
  }

  void setReader(int channel, int address) {
    atReader[channel] = address;
  }

  /** Both ends use one memory word. */
  void setWord(int channel, int address) {
    atWriter[channel] = address;
    atReader[channel] = address;
  }

  /**
   * The address that a component uses for a channel. A component that holds neither end gets {@link
   * MachineImage#INVALID_CHANNEL}: it does not use the channel, and if it does that is found out.
   */
  int of(int channel, int component) {
    return switch (channel) {
      case Slot.KEYBOARD -> MachineImage.HOST_KEYBOARD;
      case Slot.SCREEN -> MachineImage.HOST_SCREEN;
      case Slot.ERROR -> MachineImage.HOST_ERROR;
      case Slot.INVALID -> INVALID_CHANNEL;
      default -> {
        Channel ends = program.channels().get(channel);
        if (ends.writer() == component) {
          yield atWriter[channel];
        }
        yield ends.reader() == component ? atReader[channel] : INVALID_CHANNEL;
      }
    };
  }

  /** What the machine has to know about the channels, those that nobody uses left out. */
  List<ChannelConnection> connections(Placement placement) {
    List<ChannelConnection> connections = new ArrayList<>();
    for (int number = 0; number < atWriter.length; number++) {
      Channel channel = program.channels().get(number);
      if (channel.writer() >= 0 || channel.reader() >= 0) {
        ChannelEnd writer = end(channel.writer(), atWriter[number], placement);
        ChannelEnd reader = end(channel.reader(), atReader[number], placement);
        connections.add(
            new ChannelConnection(
                channel.name(), writer, reader, channel.isUnreliableBetweenComponents()));
      }
    }
    return List.copyOf(connections);
  }

  private ChannelEnd end(int component, int address, Placement placement) {
    return component < 0
        ? ChannelEnd.NOBODY
        : new ChannelEnd(
            placement.coreOfComponent()[component],
            address,
            program.components().get(component).name());
  }
}
