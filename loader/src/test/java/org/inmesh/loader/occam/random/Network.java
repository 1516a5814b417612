package org.inmesh.loader.occam.random;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.inmesh.loader.occam.random.Form.Many;
import org.inmesh.loader.occam.random.Names.Variable;
import org.inmesh.loader.occam.random.ProcessWriter.Permission;

/**
 * A program of communicating components. What is communicated follows one sequence, of which each
 * component does its part, so that there is always one that can go on; a few programs lose a part
 * and wait for ever. At their ends the components send their variables to one that prints them.
 */
final class Network {
  private static final Printing TO_PRINTER = new Printing("report ! word; %s", "report ! long; %s");

  private final Choices choices;
  private final ProgramText text = new ProgramText();
  private final List<Form> forms = new ArrayList<>(Form.SCALARS);
  private final List<Link> links = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final ExpressionWriter expressions;
  private final ProcessWriter processes;
  private final Names names = new Names();
  private final List<Boolean> separate = new ArrayList<>();
  private final int components;
  private final int repetitions;

  /** A channel between two components. */
  private record Link(String name, int from, int to, Messages messages) {}

  /**
   * A communication.
   *
   * @param links one, or several that one component awaits in any order
   * @param lost true if nobody outputs
   */
  private record Event(List<Link> links, boolean lost) {
    int receiver() {
      return links.getFirst().to();
    }
  }

  private Network(long seed, int size) {
    choices = new Choices(seed);
    expressions = new ExpressionWriter(choices, Form.SCALARS);
    processes = new ProcessWriter(choices, text, expressions, forms);
    components = choices.between(2, 2 + size);
    repetitions = choices.between(1, 3);
  }

  /**
   * The text of a program.
   *
   * @param size 0 for two components, that many more otherwise
   */
  static String of(long seed, int size) {
    Network network = new Network(seed, size);
    network.write(size);
    return Printing.PROCEDURES + network.text;
  }

  private void write(int size) {
    forms.add(new Many(choices.between(1, 4), choices.of(Form.SCALARS)));
    forms.add(new Many(choices.between(1, 4), Form.BYTE));
    for (int i = 1 + choices.below(2 + size); i >= 0; i--) {
      link();
    }
    text.block(
        "PROTOCOL REPORT",
        () ->
            text.block(
                "CASE",
                () -> {
                  text.line("word; INT");
                  text.line("long; INT64");
                  text.line("end");
                }));
    text.line(":");
    for (int i = choices.between(1, 3 + 2 * size); i > 0; i--) {
      event();
    }
    for (int i = 0; i < components; i++) {
      separate.add(choices.percent(50));
      if (separate.get(i)) {
        separateComponent(i);
      }
    }
    text.block("PROC main(CHAN OF BYTE screen)", this::main);
    text.line(":");
  }

  private void link() {
    int from = choices.below(components);
    int to = (from + choices.between(1, components - 1)) % components;
    Messages messages = Messages.random(choices, names, forms, text);
    links.add(new Link(names.fresh("c"), from, to, messages));
  }

  private void event() {
    Link link = choices.of(links);
    List<Link> together = new ArrayList<>(List.of(link));
    if (choices.percent(40)) {
      links.stream().filter(l -> l.to() == link.to() && l != link).forEach(together::add);
    }
    events.add(new Event(together, choices.percent(2)));
  }

  private void main() {
    links.forEach(l -> text.line("CHAN OF " + l.messages().text() + " " + l.name() + ":"));
    text.line("[" + components + "]CHAN OF REPORT reports:");
    if (choices.percent(20)) {
      String around = names.fresh("v");
      text.line("INT " + around + ":");
      text.block(
          "SEQ",
          () -> {
            text.line(around + " := " + choices.below(100));
            names.add(new Variable(around, Form.INT, false));
            parallel();
            text.line("screen ! '.'");
          });
    } else {
      parallel();
    }
  }

  private void parallel() {
    text.block(
        "PAR",
        () -> {
          IntStream.range(0, components).forEach(this::component);
          printer();
        });
  }

  private void printer() {
    text.block(
        "SEQ k = 0 FOR " + components,
        () -> {
          text.line("BOOL going:");
          text.block(
              "SEQ",
              () -> {
                text.line("going := TRUE");
                text.block(
                    "WHILE going", () -> text.block("reports[k] ? CASE", this::printedReports));
              });
        });
  }

  private void printedReports() {
    text.line("INT x:");
    text.block("word; x", () -> text.line("word (screen, x)"));
    text.line("INT64 x:");
    text.block("long; x", () -> text.line("double (screen, x)"));
    text.block("end", () -> text.line("going := FALSE"));
  }

  /** A component in its place, or the call of a PROC with its ends of the channels. */
  private void component(int number) {
    if (!separate.get(number)) {
      text.line("report IS reports[" + number + "]:");
      body(number);
      return;
    }
    StringJoiner arguments = new StringJoiner(", ", "component" + number + " (", ")");
    arguments.add("reports[" + number + "]");
    own(number).forEach(link -> arguments.add(link.name()));
    text.line(arguments.toString());
  }

  private void separateComponent(int number) {
    StringJoiner heading = new StringJoiner(", ", "PROC component" + number + " (", ")");
    heading.add("CHAN OF REPORT report!");
    for (Link link : own(number)) {
      String mark = choices.percent(50) ? "" : link.to() == number ? "?" : "!";
      heading.add("CHAN OF " + link.messages().text() + " " + link.name() + mark);
    }
    text.block(heading.toString(), () -> body(number));
    text.line(":");
  }

  /** The channels that a component uses. */
  private List<Link> own(int number) {
    return links.stream().filter(l -> l.to() == number || l.from() == number).toList();
  }

  private void body(int number) {
    Names own = names.inner();
    List<Variable> variables = new ArrayList<>();
    IntStream.range(0, choices.between(2, 4))
        .forEach(i -> variables.add(new Variable(names.fresh("v"), choices.of(forms), true)));
    links.stream()
        .filter(link -> link.to() == number)
        .forEach(link -> variables.addAll(link.messages().targets(link.name())));
    variables.forEach(v -> text.line(v.form().text() + " " + v.name() + ":"));
    text.block(
        "SEQ",
        () -> {
          for (Variable variable : variables) {
            text.line(
                variable.name()
                    + " := "
                    + expressions.value(variable.form(), own, choices.percent(30) ? 1 : 0));
            own.add(variable);
          }
          repeatedEvents(number, own);
          variables.forEach(v -> TO_PRINTER.show(text, v.name(), v.form()));
          text.line("report ! end");
        });
  }

  private void repeatedEvents(int number, Names own) {
    String index = names.fresh("i");
    own.add(new Variable(index, Form.INT, false));
    text.block(
        "SEQ " + index + " = 0 FOR " + repetitions,
        () ->
            text.block(
                "SEQ",
                () -> {
                  processes.process(own, 1, new Permission(false, true));
                  events.forEach(event -> event(event, number, own));
                }));
  }

  private void event(Event event, int number, Names own) {
    if (event.receiver() == number) {
      if (event.links().size() == 1) {
        receive(event.links().getFirst(), own);
      } else {
        receiveInAnyOrder(event.links(), own);
      }
    }
    for (Link link : event.links()) {
      if (link.from() == number && !event.lost()) {
        text.line(link.messages().output(link.name(), choices, expressions, own));
      }
    }
    if (choices.percent(30)) {
      processes.process(own, 1, new Permission(false, true));
    }
  }

  private void receive(Link link, Names own) {
    if (choices.percent(60)) {
      if (link.messages().isTagged()) {
        link.messages().input(link.name(), text, "", body -> skipOrProcess(own));
      } else {
        link.messages().input(link.name(), text, "", body -> {});
      }
      return;
    }
    text.block(
        choices.of("ALT", "PRI ALT"),
        () -> {
          for (Link other : links) {
            if (other.to() == link.to() && !other.equals(link) && choices.percent(50)) {
              other.messages().input(other.name(), text, "FALSE & ", body -> body.line("STOP"));
            }
          }
          link.messages().input(link.name(), text, "", body -> skipOrProcess(own));
        });
  }

  private void skipOrProcess(Names own) {
    if (choices.percent(50)) {
      text.line("SKIP");
    } else {
      processes.process(own, 0, new Permission(false, false));
    }
  }

  /** An ALT for each message; a variable for each channel says that it is still to come. */
  private void receiveInAnyOrder(List<Link> together, Names own) {
    List<String> open = new ArrayList<>();
    for (Link link : together) {
      String name = names.fresh("w");
      open.add(name);
      text.line("INITIAL BOOL " + name + " IS TRUE:");
    }
    text.block(
        "SEQ " + names.fresh("i") + " = 0 FOR " + together.size(),
        () ->
            text.block(
                "ALT",
                () -> {
                  for (int i = 0; i < together.size(); i++) {
                    String name = open.get(i);
                    Link link = together.get(i);
                    link.messages()
                        .input(
                            link.name(), text, name + " & ", body -> body.line(name + " := FALSE"));
                  }
                }));
  }
}
