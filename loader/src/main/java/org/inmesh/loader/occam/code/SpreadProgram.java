package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.object.ObjectProgram.Slot;
import org.inmesh.loader.object.SharedMemory;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Process.Declaration;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/** Makes an object program whose components are those of the outermost PAR. */
final class SpreadProgram {
  private final CheckedProgram program;
  private final OutermostParallel outermost;
  private final ProgramUnits units;
  private final ProgramChannels channels;
  private final LoadTimeValues outerValues;
  private final List<Element> elements;
  private final ChannelEnds ends = new ChannelEnds();

  /** Bodies with the abbreviations they need around them, by the body in the tree. */
  private final Map<Process, Process> completeBodies = new IdentityHashMap<>();

  private final Map<Process, ComponentTemplate> templates = new IdentityHashMap<>();
  private final List<Component> components = new ArrayList<>();
  private final SharedVariables shared;
  private ChannelUses uses;

  private SpreadProgram(
      CheckedProgram program,
      OutermostParallel outermost,
      ProgramChannels channels,
      LoadTimeValues outerValues,
      List<Element> elements,
      ErrorMode errors) {
    this.units = new ProgramUnits(errors);
    this.program = program;
    this.outermost = outermost;
    this.channels = channels;
    this.outerValues = outerValues;
    this.elements = elements;
    this.shared = SharedVariables.of(outermost.enclosing());
  }

  /** A component for each of the outermost PAR's. */
  static SpreadProgram of(CheckedProgram program, OutermostParallel outermost, ErrorMode errors) {
    ProgramChannels channels = new ProgramChannels(program);
    channels.addAll(outermost.enclosing());
    LoadTimeValues values = values(outermost, channels);
    List<Element> elements = ComponentExpansion.of(outermost.parallel(), values);
    return new SpreadProgram(program, outermost, channels, values, elements, errors);
  }

  private static LoadTimeValues values(OutermostParallel outermost, ProgramChannels channels) {
    LoadTimeValues values = LoadTimeValues.ofChannels(channels.views());
    for (Declaration declaration : outermost.enclosing()) {
      values = values.with(declaration);
    }
    return values;
  }

  /** False if the number of the outermost PAR's components is known at run time only. */
  static boolean isSizeKnown(CheckedProgram program, OutermostParallel outermost) {
    ProgramChannels channels = new ProgramChannels(program);
    channels.addAll(outermost.enclosing());
    return ComponentExpansion.isSizeKnown(outermost.parallel(), values(outermost, channels));
  }

  /** The whole program as a single component, with no channels but the host's. */
  static SpreadProgram onOneCore(CheckedProgram program, ErrorMode errors) {
    ProgramChannels channels = new ProgramChannels(program);
    Process body = program.main().body();
    Element whole = new Element(program.main().name(), body, Map.of(), List.of(), -1);
    return new SpreadProgram(
        program,
        OutermostParallel.none(body),
        channels,
        LoadTimeValues.ofChannels(channels.views()),
        List.of(whole),
        errors);
  }

  /** Why the components cannot be spread, if they cannot. */
  Optional<String> obstacle() {
    if (elements.isEmpty()) {
      return Optional.of(outermost.parallel().position() + ": the PAR has no components");
    }
    if (outermost.enrolls()) {
      return Optional.of(
          "%s: the PAR stays on one core because its components share a barrier"
              .formatted(outermost.parallel().position()));
    }
    for (Element element : elements) {
      if (completeBodies.containsKey(element.body())) {
        continue;
      }
      Process body = complete(element);
      completeBodies.put(element.body(), body);
      for (Symbol free : units.freeNames().of(body)) {
        if (free != HeapCode.HEAP
            && free != ForkCode.RECORD
            && !channels.views().containsKey(free)
            && !shared.names().contains(free)
            && !element.indices().containsKey(free)) {
          return Optional.of(
              String.format(
                  Locale.ROOT,
                  "%s: the PAR stays on one core because its component at line %d uses %s `%s`"
                      + " declared in line %d%s",
                  outermost.parallel().position(),
                  element.body().position().line(),
                  what(free),
                  free,
                  free.declared().line(),
                  hint(free.type())));
        }
      }
    }
    Optional<Symbol> carrier =
        channels.views().keySet().stream()
            .filter(each -> each.type().base() instanceof Type.ChannelOf)
            .filter(each -> ((Type.ChannelOf) each.type().base()).protocol().carriesLocalMobiles())
            .findFirst();
    if (carrier.isPresent() && elements.size() > 1) {
      return Optional.of(
          String.format(
                  Locale.ROOT,
                  "%s: the PAR stays on one core because channel `%s` declared in line %d carries ends of",
                  outermost.parallel().position(),
                  carrier.get(),
                  carrier.get().declared().line())
              + " channels or barriers, which are in the memory of one core");
    }
    walkUses();
    Optional<SourcePosition> undecided = ends.undecided();
    if (undecided.isPresent()) {
      return Optional.of(
          ("%s: the PAR stays on one core because only the run shows which components use which of"
                  + " the channels at %s")
              .formatted(outermost.parallel().position(), undecided.get()));
    }
    return uses.extendedInputs().entrySet().stream()
        .filter(input -> ends.areApart(input.getKey()))
        .findFirst()
        .map(
            input ->
                "%s: the PAR stays on one core because of the input with '??' at %s: a process on"
                        .formatted(outermost.parallel().position(), input.getValue())
                    + " another core cannot be kept waiting");
  }

  private static String hint(Type type) {
    if (type.hasLocalMobiles()) {
      return ", and ends of channels and barriers are in the memory of one core";
    }
    return type.isData() ? "; pass it by a channel" : "";
  }

  private static String what(Symbol free) {
    if (free.type().end().isPresent()) {
      return "channel end";
    }
    if (free.type() instanceof Type.Barrier) {
      return "barrier";
    }
    return free.type().isSharedChannel() ? "shared channel" : "variable";
  }

  private void walkUses() {
    int first = firstElement();
    uses = new ChannelUses(ends, units.freeNames(), outermost.parallel());
    if (first > 0) {
      uses.walkAround(0, outermost.root(), LoadTimeValues.ofChannels(channels.views()));
    }
    for (int i = 0; i < elements.size(); i++) {
      Element element = elements.get(i);
      uses.walk(first + i, completeBodies.get(element.body()), values(element));
    }
  }

  /** Number of the first element's component: the process around the PAR goes before it. */
  private int firstElement() {
    return outermost.before() || outermost.after() ? 1 : 0;
  }

  /** The body inside those of the abbreviations around it that it uses. */
  private Process complete(Element element) {
    List<Declaration> around = new ArrayList<>(outermost.enclosing());
    around.addAll(element.declarations());
    Process body = element.body();
    for (Declaration declaration : around.reversed()) {
      if (declaration instanceof Declaration.Abbreviation abbreviation
          && SharedVariables.isFixed(abbreviation)
          && units.freeNames().of(body).contains(abbreviation.symbol())) {
        body = new Process.Scope(declaration, body, body.position());
      }
    }
    return body;
  }

  /** The program; only if there is no {@link #obstacle}. */
  ObjectProgram generate() {
    int first = firstElement();
    Set<String> names = new HashSet<>();
    List<String> elementNames =
        elements.stream().map(element -> unique(element.name(), names)).toList();
    List<Integer> starts = new ArrayList<>();
    List<Integer> finishes = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      if (outermost.before()) {
        starts.add(hidden("start of " + elementNames.get(i), 0, first + i));
      }
      if (outermost.after()) {
        finishes.add(hidden("end of " + elementNames.get(i), first + i, 0));
      }
    }
    ends.decide(channels::name);
    if (first > 0) {
      addMain(starts, finishes);
    }
    for (int i = 0; i < elements.size(); i++) {
      Optional<Integer> start = outermost.before() ? Optional.of(starts.get(i)) : Optional.empty();
      Optional<Integer> end = outermost.after() ? Optional.of(finishes.get(i)) : Optional.empty();
      addElement(elements.get(i), elementNames.get(i), start, end);
    }
    return new ObjectProgram(
        program.name(),
        units.finished(),
        components,
        channels.withEnds(ends),
        new SharedMemory(shared.blocks(), SharedMemoryUse.firstIn(program.main())),
        List.of());
  }

  private LoadTimeValues values(Element element) {
    LoadTimeValues values = outerValues;
    for (Map.Entry<Symbol, Integer> index : element.indices().entrySet()) {
      values = values.with(index.getKey(), index.getValue());
    }
    return values;
  }

  private static String unique(String wanted, Set<String> names) {
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + "#" + i;
    }
    return name;
  }

  private int hidden(String name, int writer, int reader) {
    int channel = channels.addHidden(name, outermost.parallel().position());
    ends.add(channel, writer, true, true, outermost.parallel().position());
    ends.add(channel, reader, false, true, outermost.parallel().position());
    return channel;
  }

  private void addMain(List<Integer> starts, List<Integer> finishes) {
    ComponentTemplate template =
        new ComponentTemplate(
            units,
            program.main().name(),
            channels.views().keySet(),
            List.of(),
            shared.names(),
            units.freeNames().around(outermost.root(), Optional.of(outermost.parallel())));
    template.generateMain(outermost, elements.size());
    List<Slot> slots = new ArrayList<>(template.numbers(Map.of()));
    slots.addAll(template.sharedBlocks(shared));
    addChannels(slots, template, LoadTimeValues.ofChannels(channels.views()));
    template.startOffset().ifPresent(at -> slots.add(new Slot.ChannelTable(at, starts)));
    template.endOffset().ifPresent(at -> slots.add(new Slot.ChannelTable(at, finishes)));
    add(program.main().name(), program.main().position(), template, slots, -1);
  }

  private void addElement(
      Element element, String name, Optional<Integer> start, Optional<Integer> end) {
    ComponentTemplate template =
        templates.computeIfAbsent(element.body(), unused -> template(element));
    List<Slot> slots = new ArrayList<>(template.numbers(element.indices()));
    slots.addAll(template.sharedBlocks(shared));
    addChannels(slots, template, values(element));
    template
        .startOffset()
        .ifPresent(at -> slots.add(new Slot.ChannelAddress(at, start.orElseThrow())));
    template.endOffset().ifPresent(at -> slots.add(new Slot.ChannelAddress(at, end.orElseThrow())));
    boolean isMain = element.body() == program.main().body();
    SourcePosition position = isMain ? program.main().position() : element.body().position();
    add(name, position, template, slots, element.processor());
  }

  private ComponentTemplate template(Element element) {
    Process body = completeBodies.get(element.body());
    List<Symbol> used =
        units.freeNames().of(body).stream().filter(element.indices()::containsKey).toList();
    ComponentTemplate template =
        new ComponentTemplate(
            units,
            element.baseName(),
            channels.views().keySet(),
            used,
            units.freeNames().of(body).stream().filter(shared.names()::contains).toList(),
            units.freeNames().of(body));
    template.generateComponent(body, outermost.before(), outermost.after());
    return template;
  }

  /** Channels of a table that the component is no end of are left out: it never uses them. */
  private void addChannels(List<Slot> slots, ComponentTemplate template, LoadTimeValues values) {
    int component = components.size();
    template
        .channels(values)
        .forEach(
            (offset, found) -> {
              ChannelView view = found.orElse(ChannelView.of(Slot.INVALID));
              if (view.lengths().isEmpty()) {
                slots.add(new Slot.ChannelAddress(offset, view.channels().get(0)));
              } else {
                List<Integer> own =
                    view.channels().stream()
                        .map(each -> ends.isEnd(each, component) ? each : Slot.INVALID)
                        .toList();
                slots.add(new Slot.ChannelTable(offset, own));
              }
            });
  }

  private void add(
      String name,
      SourcePosition position,
      ComponentTemplate template,
      List<Slot> slots,
      int processor) {
    components.add(
        new Component(
            name,
            position,
            template.unitIndex(),
            template.wordsBelow(),
            template.wordsAbove(),
            List.copyOf(slots),
            processor));
  }
}
