package org.inmesh.cli.debugger;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.inmesh.coresim.inspection.Breakpoint;
import org.inmesh.coresim.inspection.Breakpoint.Place;
import org.inmesh.coresim.inspection.Watch;
import org.inmesh.coresim.program.WorkspaceLayout.Storage;

/** Commands for what stops the machine. */
final class BreakpointCommands {
  private final Session session;
  private final CodePlaces places;

  BreakpointCommands(Session session) {
    this.session = session;
    this.places = new CodePlaces(session);
  }

  void addTo(CommandTable commands) {
    commands.add(
        new Command(
            "break",
            "b",
            "[PLACE [core N]]",
            "stops whichever core comes there; lists what stops",
            this::breakAt));
    commands.add(
        new Command(
            "watch",
            "",
            "[VARIABLE|ADDRESS]",
            "stops when the word changes; lists what stops",
            this::watch));
    commands.add(new Command("delete", "d", "[N]", "a breakpoint or watch, or all", this::delete));
  }

  private void breakAt(List<String> words) {
    if (words.isEmpty()) {
      list();
      return;
    }
    Words.atMost(words, 3);
    CodePlaces.Found found = places.find(words.getFirst());
    Set<Place> chosen = found.places();
    String description = found.description();
    if (words.size() > 1) {
      int core = core(words);
      chosen =
          chosen.stream()
              .filter(place -> place.core() == core || place.core() == Place.EVERY_CORE)
              .map(place -> new Place(core, place.address()))
              .collect(Collectors.toSet());
      description += " on core " + core;
      if (chosen.isEmpty()) {
        throw new CommandFailure("core %d has no code of %s".formatted(core, found.description()));
      }
    }
    Breakpoint breakpoint =
        new Breakpoint(session.nextNumber(), new HashSet<>(chosen), description);
    session.control().breakpoints().add(breakpoint);
    session.say(describe(breakpoint));
  }

  private int core(List<String> words) {
    if (words.size() != 3 || !"core".startsWith(words.get(1))) {
      throw new CommandFailure("behind the place there may be 'core N' only");
    }
    return ProcessCommands.coreNumber(session, words.get(2));
  }

  private static String describe(Breakpoint breakpoint) {
    Set<Integer> addresses =
        breakpoint.places().stream().map(Place::address).collect(Collectors.toSet());
    long cores = breakpoint.places().stream().map(Place::core).distinct().count();
    boolean everywhere =
        breakpoint.places().stream().anyMatch(place -> place.core() == Place.EVERY_CORE);
    String where =
        addresses.size() == 1
            ? "#%08X".formatted(addresses.iterator().next())
            : addresses.size() + " addresses";
    String who = everywhere ? "" : cores == 1 ? ", 1 core" : ", %d cores".formatted(cores);
    return "breakpoint %d: %s (%s%s)"
        .formatted(breakpoint.number(), breakpoint.description(), where, who);
  }

  private void list() {
    if (session.control().breakpoints().isEmpty() && session.control().watches().isEmpty()) {
      session.say("no breakpoints and no watches");
    }
    session.control().breakpoints().forEach(each -> session.say(describe(each)));
    session.control().watches().forEach(each -> session.say(describe(each)));
  }

  private static String describe(Watch watch) {
    return "watch %d: %s (#%08X of core %d)"
        .formatted(watch.number(), watch.description(), watch.address(), watch.core());
  }

  private void watch(List<String> words) {
    if (words.isEmpty()) {
      list();
      return;
    }
    Words.atMost(words, 1);
    String text = words.getFirst();
    int address;
    if (Words.isAddress(text)) {
      address = Words.address(text);
    } else {
      VariablePlace place = VariablePlace.find(session.activation(), text, session.memory());
      if (place.storage() == Storage.CONSTANT) {
        throw new CommandFailure(text + " is a constant: it does not change");
      }
      address = place.address();
    }
    int word = address & ~3;
    session.word(word);
    Watch watch = new Watch(session.nextNumber(), session.coreNumber(), word, text);
    session.control().watch(watch);
    session.say(describe(watch));
  }

  private void delete(List<String> words) {
    Words.atMost(words, 1);
    if (words.isEmpty()) {
      session.control().breakpoints().clear();
      session.control().watches().forEach(session.control()::unwatch);
      session.say("no breakpoints and no watches");
      return;
    }
    long number = Words.count(words.getFirst(), "number", 1);
    boolean removed =
        session.control().breakpoints().removeIf(breakpoint -> breakpoint.number() == number);
    Optional<Watch> watch =
        session.control().watches().stream().filter(each -> each.number() == number).findFirst();
    watch.ifPresent(session.control()::unwatch);
    if (!removed && watch.isEmpty()) {
      throw new CommandFailure("there is no breakpoint or watch " + number);
    }
  }
}
