package org.inmesh.traces.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.header.TraceEnd;

/**
 * What came of looking at every block of a trace, also behind damage.
 *
 * @param blocks found, damaged or not, with header and end
 * @param events in the blocks that are whole
 * @param bytes of the queue's file up to behind the last block
 * @param damagedBlocks how many places are damaged
 * @param damage the first of them, at most {@link #LISTED}
 * @param end what stands at the end, if it was found
 * @param lastCoreCycle greatest core cycle of the whole blocks; -1 if there is none
 * @param lastNetworkCycle greatest network cycle of the whole blocks; -1 if there is none
 * @param interrupted whether it was stopped before the end
 */
public record TraceVerification(
    long blocks,
    long events,
    long bytes,
    long damagedBlocks,
    List<TraceDamagedException> damage,
    Optional<TraceEnd> end,
    long lastCoreCycle,
    long lastNetworkCycle,
    boolean interrupted) {

  /** More damage than this is counted only. */
  public static final int LISTED = 100;

  /** True if nothing is damaged and the end is there. */
  public boolean isGood() {
    return damagedBlocks == 0 && end.isPresent();
  }

  /**
   * Looks at a trace.
   *
   * @param stop asked before every block, whether to stop there
   * @throws org.inmesh.traces.TraceFormatException if the folder is no trace
   * @throws IOException if it cannot be read
   */
  public static TraceVerification of(Path trace, BooleanSupplier stop) throws IOException {
    try (BlockReader blocks = new BlockReader(trace)) {
      Checker checker = new Checker(trace, blocks);
      boolean stopped = stop.getAsBoolean();
      while (!stopped && checker.block()) {
        stopped = stop.getAsBoolean();
      }
      return checker.result(stopped);
    }
  }

  private static final class Checker {
    private static final EventSink NOWHERE = new EventSink() {};

    private final Path trace;
    private final BlockReader blocks;
    private final EventsOfBlock inBlock;
    private final List<TraceDamagedException> damage = new ArrayList<>();
    private final BlockCycles cycles = new BlockCycles();
    private long damaged;
    private long events;
    private TraceEnd end;

    private Checker(Path trace, BlockReader blocks) {
      this.trace = trace;
      this.blocks = blocks;
      inBlock = new EventsOfBlock(blocks);
    }

    /** Looks at one block; false if there is none left. */
    private boolean block() throws IOException {
      try {
        if (!blocks.next()) {
          return false;
        }
        content();
      } catch (TraceDamagedException exception) {
        damaged++;
        if (damage.size() < LISTED) {
          damage.add(exception);
        }
      }
      return true;
    }

    private void content() throws IOException {
      StoredBlock block = blocks.block();
      if (end != null) {
        throw blocks.damaged(0, "it comes after the end");
      }
      switch (block.kind()) {
        case BlockLayout.KIND_HEADER -> header();
        case BlockLayout.KIND_EVENTS -> {
          inBlock.begin();
          while (inBlock.left() > 0) {
            inBlock.next(NOWHERE);
          }
          events += block.count();
          cycles.include(block.cycles());
        }
        default -> end();
      }
    }

    private void header() throws IOException {
      Optional<byte[]> text = TextOfBlocks.read(blocks);
      if (text.isPresent()) {
        try {
          HeaderText.header(trace, text.get());
        } catch (JsonProcessingException exception) {
          throw blocks.damaged(0, "its text is no header: " + exception.getOriginalMessage());
        }
      }
    }

    private void end() throws IOException {
      Optional<byte[]> text = TextOfBlocks.read(blocks);
      if (text.isPresent()) {
        try {
          end = HeaderText.end(text.get());
        } catch (JsonProcessingException exception) {
          throw blocks.damaged(0, "its text is no end: " + exception.getOriginalMessage());
        }
        if (damaged == 0 && end.events() != events) {
          throw blocks.damaged(
              0, "it counts %d events where there are %d".formatted(end.events(), events));
        }
      }
    }

    private TraceVerification result(boolean interrupted) {
      return new TraceVerification(
          blocks.nextNumber(),
          events,
          blocks.position(),
          damaged,
          List.copyOf(damage),
          Optional.ofNullable(end),
          cycles.hasCore() ? cycles.greatestCore : -1,
          cycles.hasNetwork() ? cycles.greatestNetwork : -1,
          interrupted);
    }
  }
}
