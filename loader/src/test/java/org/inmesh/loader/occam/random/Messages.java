package org.inmesh.loader.occam.random;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.inmesh.loader.occam.random.Form.Many;
import org.inmesh.loader.occam.random.Names.Variable;

/**
 * What goes through a channel.
 *
 * @param text the protocol as the declaration of the channel names it
 * @param tags the ways of a message; the only one of a protocol without tags has no name
 */
record Messages(String text, List<Tag> tags) {

  /** The items behind a tag. */
  record Tag(String name, List<Item> items) {}

  /** A value, or with a count as many elements of the array. */
  record Item(Form form, boolean counted) {
    private String text() {
      return counted ? "INT::[]" + ((Many) form).element().text() : form.text();
    }
  }

  /** Chooses a protocol and writes its declaration, if it needs one. */
  static Messages random(Choices choices, Names names, List<Form> forms, ProgramText text) {
    int kind = choices.below(4);
    if (kind == 0) {
      Item item = new Item(choices.of(forms), false);
      return new Messages(item.text(), List.of(new Tag("", List.of(item))));
    }
    if (kind == 1) {
      Item item = counted(choices);
      return new Messages(item.text(), List.of(new Tag("", List.of(item))));
    }
    String name = names.fresh("P");
    if (kind == 2) {
      Tag tag = new Tag("", items(choices, forms, 1));
      text.line("PROTOCOL " + name + " IS " + items(tag) + ":");
      return new Messages(name, List.of(tag));
    }
    List<Tag> tags = new ArrayList<>();
    for (int i = choices.below(4); i >= 0; i--) {
      tags.add(new Tag(names.fresh("t"), items(choices, forms, 0)));
    }
    text.block(
        "PROTOCOL " + name,
        () ->
            text.block(
                "CASE",
                () ->
                    tags.forEach(
                        tag ->
                            text.line(
                                tag.name() + (tag.items().isEmpty() ? "" : "; " + items(tag))))));
    text.line(":");
    return new Messages(name, tags);
  }

  private static Item counted(Choices choices) {
    return new Item(new Many(4, choices.of(Form.SCALARS)), true);
  }

  private static List<Item> items(Choices choices, List<Form> forms, int least) {
    List<Item> items = new ArrayList<>();
    for (int i = choices.between(least, 3); i > 0; i--) {
      items.add(choices.percent(25) ? counted(choices) : new Item(choices.of(forms), false));
    }
    return items;
  }

  private static String items(Tag tag) {
    StringJoiner items = new StringJoiner("; ");
    tag.items().forEach(item -> items.add(item.text()));
    return items.toString();
  }

  /** The variables into which the receiver puts what comes through a channel of this name. */
  List<Variable> targets(String channel) {
    List<Variable> targets = new ArrayList<>();
    for (int tag = 0; tag < tags.size(); tag++) {
      for (int i = 0; i < tags.get(tag).items().size(); i++) {
        Item item = tags.get(tag).items().get(i);
        targets.add(new Variable(target(channel, tag, i), item.form(), true));
        if (item.counted()) {
          targets.add(new Variable(target(channel, tag, i) + "n", Form.INT, true));
        }
      }
    }
    return targets;
  }

  private static String target(String channel, int tag, int item) {
    return channel + "x" + tag + "x" + item;
  }

  /** An output of random values. */
  String output(String channel, Choices choices, ExpressionWriter expressions, Names names) {
    Tag tag = choices.of(tags);
    StringJoiner items = new StringJoiner("; ", channel + " ! ", "");
    if (!tag.name().isEmpty()) {
      items.add(tag.name());
    }
    for (Item item : tag.items()) {
      String value = expressions.value(item.form(), names, 2);
      String count =
          choices.percent(50)
              ? String.valueOf(choices.between(0, 4))
              : "((" + expressions.value(Form.INT, names, 1) + ") /\\ 3)";
      items.add(item.counted() ? count + "::" + value : value);
    }
    return items.toString();
  }

  /**
   * An input.
   *
   * @param text takes the lines
   * @param guard what stands in front of the channel, such as a condition
   * @param body writes what is done then
   */
  void input(String channel, ProgramText text, String guard, Consumer<ProgramText> body) {
    if (tags.getFirst().name().isEmpty()) {
      text.line(guard + channel + " ? " + items(channel, 0));
      text.indented(() -> body.accept(text));
      return;
    }
    text.block(
        guard + channel + " ? CASE",
        () -> {
          for (int tag = 0; tag < tags.size(); tag++) {
            String items = items(channel, tag);
            text.line(tags.get(tag).name() + (items.isEmpty() ? "" : "; " + items));
            text.indented(() -> body.accept(text));
          }
        });
  }

  /** True if there are bodies under an input that is no guard. */
  boolean isTagged() {
    return !tags.getFirst().name().isEmpty();
  }

  private String items(String channel, int tag) {
    StringJoiner items = new StringJoiner("; ");
    for (int i = 0; i < tags.get(tag).items().size(); i++) {
      String target = target(channel, tag, i);
      items.add(tags.get(tag).items().get(i).counted() ? target + "n::" + target : target);
    }
    return items.toString();
  }
}
