package org.inmesh.loader.occam.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.interpreter.OccamType.Array;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;
import org.inmesh.loader.occam.syntax.SyntaxProcess.Item;
import org.inmesh.loader.occam.syntax.SyntaxProcess.VariantOption;

/** Input and output. */
final class Communication {
  private final Interpreter interpreter;
  private final Evaluator evaluator;
  private final Scheduler scheduler;

  Communication(Interpreter interpreter, Scheduler scheduler) {
    this.interpreter = interpreter;
    this.evaluator = interpreter.evaluator();
    this.scheduler = scheduler;
  }

  Channel channel(SyntaxExpression expression, Scope scope) {
    if (evaluator.entity(expression, scope) instanceof Entity.OneChannel one) {
      return one.channel();
    }
    throw new UnsuitableProgram("no channel: " + expression);
  }

  void output(SyntaxProcess.Output output, Scope scope) {
    Channel channel = channel(output.channel(), scope);
    List<Item> items = output.items();
    if (channel.form() instanceof MessageForm.Variant variant) {
      String tag = ((SyntaxExpression.NameUse) ((Item.Single) items.getFirst()).data()).name();
      channel.output(tag);
      send(channel, variant.tags().get(tag), items.subList(1, items.size()), scope);
    } else {
      send(channel, forms(channel.form(), items.size()), items, scope);
    }
  }

  /** The form of each item; several messages may follow each other in one communication. */
  private static List<MessageForm> forms(MessageForm form, int items) {
    List<MessageForm> once =
        form instanceof MessageForm.Sequence sequence ? sequence.items() : List.of(form);
    List<MessageForm> forms = new ArrayList<>();
    while (forms.size() < items) {
      forms.addAll(once);
    }
    return forms;
  }

  private void send(Channel channel, List<MessageForm> forms, List<Item> items, Scope scope) {
    for (int i = 0; i < items.size(); i++) {
      switch (items.get(i)) {
        case Item.Single single ->
            send(channel, ((MessageForm.Simple) forms.get(i)).type(), single.data(), scope);
        case Item.Counted counted ->
            send(channel, (MessageForm.Counted) forms.get(i), counted, scope);
      }
    }
  }

  private void send(Channel channel, OccamType type, SyntaxExpression data, Scope scope) {
    Location value = evaluator.value(data, scope, Optional.of(type));
    if (type.equals(OccamType.BYTE) && value.type() instanceof Array array) {
      for (int i = 0; i < array.length(); i++) {
        channel.output(value.element(i).copy());
      }
    } else {
      channel.output(value.copy());
    }
  }

  private void send(Channel channel, MessageForm.Counted form, Item.Counted item, Scope scope) {
    Location count = evaluator.value(item.count(), scope, Optional.of(form.count())).copy();
    int length = ((java.math.BigInteger) count.read()).intValueExact();
    if (item.array() instanceof SyntaxExpression.Table table) {
      // Its length is known without its elements, whose turn comes when the count is through.
      if (length < 0 || length > table.elements().size()) {
        throw new OccamError("slice");
      }
      channel.output(count);
      channel.output(array(form, item, scope).slice(0, length).copy());
    } else {
      Location data = array(form, item, scope).slice(0, length).copy();
      channel.output(count);
      channel.output(data);
    }
  }

  private Location array(MessageForm.Counted form, Item.Counted item, Scope scope) {
    Optional<OccamType> type = Optional.of(new Array(Array.OPEN, form.element()));
    return evaluator.value(item.array(), scope, type);
  }

  void input(SyntaxProcess.Input input, Scope scope) {
    if (evaluator.entity(input.channel(), scope) instanceof Entity.Timer) {
      Item.Single item = (Item.Single) input.items().getFirst();
      evaluator.location(item.data(), scope).copyFrom(Location.ofInt(scheduler.time()));
      return;
    }
    Channel channel = channel(input.channel(), scope);
    receive(channel, input.items(), scope);
  }

  private void receive(Channel channel, List<Item> items, Scope scope) {
    for (Item item : items) {
      switch (item) {
        case Item.Single single ->
            evaluator.location(single.data(), scope).copyFrom((Location) channel.input());
        case Item.Counted counted -> {
          Location count = (Location) channel.input();
          evaluator.location(counted.count(), scope).copyFrom(count);
          Location array = evaluator.location(counted.array(), scope);
          int length = ((java.math.BigInteger) count.read()).intValueExact();
          Location part = array.slice(0, length);
          part.copyFrom((Location) channel.input());
        }
      }
    }
  }

  void waitFor(SyntaxProcess.TimerWait wait, Scope scope) {
    scheduler.sleepUntil(evaluator.integer(wait.time(), scope));
  }

  /** Takes a tag and runs what stands under it. */
  void input(SyntaxProcess.VariantInput input, Scope scope) {
    Channel channel = channel(input.channel(), scope);
    String tag = (String) channel.input();
    for (VariantOption option : input.options()) {
      if (option.tag().text().equals(tag)) {
        Scope inner = interpreter.declarations().declare(option.declarations(), scope);
        receive(channel, option.items(), inner);
        interpreter.run(option.body(), inner);
        return;
      }
    }
    throw new OccamError("a tag without an option");
  }
}
