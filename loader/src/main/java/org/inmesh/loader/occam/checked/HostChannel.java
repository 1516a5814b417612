package org.inmesh.loader.occam.checked;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Type.Direction;

/** The channels that join a program to the host. */
public enum HostChannel {
  KEYBOARD,
  SCREEN,
  ERROR;

  /**
   * Which of them the parameters of the main PROC are. If all have direction marks, the one with
   * {@code ?} is the keyboard and those with {@code !} are the screen and the error screen, in this
   * order. Otherwise a single one is the screen, and several are keyboard, screen and error screen.
   *
   * @param parameters channels of bytes
   * @return one for each, all different, or empty if there are not so many
   */
  public static Optional<List<HostChannel>> of(List<Symbol> parameters) {
    List<Direction> directions =
        parameters.stream().map(parameter -> parameter.type().direction()).toList();
    if (directions.contains(Direction.BOTH)) {
      List<HostChannel> all = parameters.size() == 1 ? List.of(SCREEN) : List.of(values());
      return parameters.size() > all.size()
          ? Optional.empty()
          : Optional.of(all.subList(0, parameters.size()));
    }
    List<HostChannel> result = new ArrayList<>();
    for (Direction direction : directions) {
      HostChannel screen = result.contains(SCREEN) ? ERROR : SCREEN;
      HostChannel next = direction == Direction.INPUT ? KEYBOARD : screen;
      if (result.contains(next)) {
        return Optional.empty();
      }
      result.add(next);
    }
    return Optional.of(List.copyOf(result));
  }
}
