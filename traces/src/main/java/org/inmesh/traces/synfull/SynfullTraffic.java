package org.inmesh.traces.synfull;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.header.TraceHeader;

/**
 * The packets of a model, in the order of the cycles in which they would be sent on an ideal
 * network. All that is kept are the messages whose cause has been handed out, or whose interval has
 * begun.
 */
final class SynfullTraffic implements TraceImport.Opened {
  /** Cycles that an ideal network takes; the models were made on one. */
  private static final int IDEAL_LATENCY = 1;

  /** Cycles until a cache or a directory has answered, as in SynFull's generator. */
  private static final int ANSWER = 1;

  /** Cycles until a directory has got data from the memory, as in SynFull's generator. */
  private static final int MEMORY_ACCESS = 80;

  private final TraceHeader header;
  private final long cycles;
  private final PhaseChain interval;
  private final Transactions transactions;
  private final PriorityQueue<Message> messages = new PriorityQueue<>(Message.ORDER);

  /** Up to here, exclusive, all requests are known. */
  private long known;

  private long sequence;
  private long packets;

  /**
   * The packets of a model.
   *
   * @param cycles in which there are requests, from 0; what they cause comes later
   * @param seed of the one generator of random numbers
   */
  SynfullTraffic(TraceHeader header, SynfullModel model, long cycles, long seed) {
    this.header = header;
    this.cycles = cycles;
    SplittableRandom random = new SplittableRandom(seed);
    interval = new PhaseChain(model, random);
    transactions = new Transactions(model, random);
  }

  @Override
  public TraceHeader header() {
    return header;
  }

  @Override
  public boolean next(EventSink sink) {
    while (known < cycles && (messages.isEmpty() || messages.peek().cycle() >= known)) {
      transactions.draw(interval, this::request);
      interval.advance();
      known = interval.start();
    }
    if (messages.isEmpty()) {
      return false;
    }
    hand(messages.remove(), sink);
    return true;
  }

  private void hand(Message message, EventSink sink) {
    long number = packets++;
    MessageType type = message.type();
    if (message.cause() != Message.NO_CAUSE) {
      sink.cause(message.cause(), message.gap());
    }
    sink.packetCreated(
        number,
        0,
        type.messageClass(),
        message.source(),
        message.destination(),
        type.bytes(),
        message.cycle());
    long request = message.cause() == Message.NO_CAUSE ? number : message.request();
    sink.coherenceMessage(
        number,
        type.ordinal(),
        message.source(),
        message.destination(),
        // Models have no addresses; so every request is for a line of its own.
        (int) (request & Integer.MAX_VALUE),
        message.transaction().requestor(),
        message.cycle());
    react(message, number, request);
  }

  private void request(Transaction transaction) {
    if (transaction.cycle() < cycles) {
      messages.add(
          new Message(
              transaction.type().message(),
              transaction,
              transaction.requestor(),
              transaction.directory(),
              transaction.cycle(),
              sequence++,
              Message.NO_CAUSE,
              0,
              0));
    }
  }

  /** Adds what the arrival of a message makes its receiver send. */
  private void react(Message message, long number, long request) {
    Transaction transaction = message.transaction();
    int requestor = transaction.requestor();
    switch (message.type()) {
      case WRITE, READ -> {
        if (transaction.owner() == Transaction.MEMORY) {
          answer(message, number, request, MessageType.DATA, requestor, MEMORY_ACCESS);
        } else {
          MessageType forwarded =
              message.type() == MessageType.WRITE
                  ? MessageType.FORWARDED_WRITE
                  : MessageType.FORWARDED_READ;
          answer(message, number, request, forwarded, transaction.owner(), ANSWER);
          for (int cache : transaction.invalidated()) {
            answer(message, number, request, MessageType.INVALIDATION, cache, ANSWER);
          }
        }
      }
      case CLEAN_REPLACEMENT, DIRTY_REPLACEMENT ->
          answer(
              message, number, request, MessageType.REPLACEMENT_ACKNOWLEDGEMENT, requestor, ANSWER);
      case FORWARDED_WRITE, FORWARDED_READ ->
          answer(message, number, request, MessageType.DATA, requestor, ANSWER);
      case INVALIDATION ->
          answer(message, number, request, MessageType.ACKNOWLEDGEMENT, requestor, ANSWER);
      case DATA ->
          answer(message, number, request, MessageType.UNBLOCK, transaction.directory(), ANSWER);
      case ACKNOWLEDGEMENT, REPLACEMENT_ACKNOWLEDGEMENT, UNBLOCK -> {
        // Nobody waits for anything further.
      }
    }
  }

  private void answer(
      Message cause, long number, long request, MessageType type, int destination, long gap) {
    messages.add(
        new Message(
            type,
            cause.transaction(),
            cause.destination(),
            destination,
            cause.cycle() + IDEAL_LATENCY + gap,
            sequence++,
            number,
            gap,
            request));
  }

  @Override
  public void close() {
    // The file is closed already.
  }
}
