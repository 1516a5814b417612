package org.inmesh.traces.goal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.goal.GoalSchedule.Operation;
import org.inmesh.traces.goal.GoalSchedule.Receive;
import org.inmesh.traces.goal.GoalSchedule.Send;

/**
 * Which send each receive belongs to: messages of one sender, receiver and tag in the order of the
 * file, as MPI does not let them overtake each other. Receives from anyone or with any tag come
 * last and take the first that is left, by sender, then by the order of the file; a run may match
 * them otherwise.
 */
final class GoalMatching {
  private final String file;
  private final GoalSchedule schedule;
  private final Map<Route, Deque<Place>> sends = new HashMap<>();
  private final List<Map<Integer, Place>> sendOfReceive = new ArrayList<>();

  /** An operation of a rank. */
  record Place(int rank, int operation) {}

  private record Route(int sender, int receiver, int tag) {}

  /**
   * Matches all.
   *
   * @throws TraceFormatException if a receive finds no send
   */
  GoalMatching(String file, GoalSchedule schedule) throws TraceFormatException {
    this.file = file;
    this.schedule = schedule;
    for (int rank = 0; rank < schedule.ranks().size(); rank++) {
      sendOfReceive.add(new HashMap<>());
      List<Operation> operations = schedule.ranks().get(rank);
      for (int index = 0; index < operations.size(); index++) {
        if (operations.get(index) instanceof Send send) {
          sends
              .computeIfAbsent(
                  new Route(rank, send.rank(), send.tag()), route -> new ArrayDeque<>())
              .add(new Place(rank, index));
        }
      }
    }
    matchAll(false);
    matchAll(true);
  }

  /** The send that a receive belongs to. */
  Place sendOf(int rank, int receive) {
    return sendOfReceive.get(rank).get(receive);
  }

  private void matchAll(boolean wild) throws TraceFormatException {
    for (int rank = 0; rank < schedule.ranks().size(); rank++) {
      List<Operation> operations = schedule.ranks().get(rank);
      for (int index = 0; index < operations.size(); index++) {
        if (operations.get(index) instanceof Receive receive && isWild(receive) == wild) {
          sendOfReceive.get(rank).put(index, match(rank, receive));
        }
      }
    }
  }

  private static boolean isWild(Receive receive) {
    return receive.rank() == GoalSchedule.ANY || receive.tag() == GoalSchedule.ANY;
  }

  private Place match(int receiver, Receive receive) throws TraceFormatException {
    Deque<Place> found =
        isWild(receive)
            ? firstFor(receiver, receive)
            : sends.get(new Route(receive.rank(), receiver, receive.tag()));
    if (found == null || found.isEmpty()) {
      throw new TraceFormatException(
          file,
          receive.line(),
          "rank %d waits for a message that nobody sends".formatted(receiver),
          null);
    }
    return found.remove();
  }

  private Deque<Place> firstFor(int receiver, Receive receive) {
    Deque<Place> best = null;
    for (Map.Entry<Route, Deque<Place>> entry : sends.entrySet()) {
      Route route = entry.getKey();
      if (route.receiver() == receiver
          && (receive.rank() == GoalSchedule.ANY || receive.rank() == route.sender())
          && (receive.tag() == GoalSchedule.ANY || receive.tag() == route.tag())
          && !entry.getValue().isEmpty()
          && (best == null || isBefore(entry.getValue().peek(), best.peek()))) {
        best = entry.getValue();
      }
    }
    return best;
  }

  private static boolean isBefore(Place one, Place other) {
    return one.rank() != other.rank()
        ? one.rank() < other.rank()
        : one.operation() < other.operation();
  }
}
