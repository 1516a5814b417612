package org.inmesh.loader.occam.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.code.Storage.Binding;
import org.inmesh.loader.occam.code.Storage.Length;

/** What the generators of one unit's code share, and those generators themselves. */
final class UnitCode {
  final ProgramUnits program;
  final UnitWriter writer;
  final Workspace workspace;
  final Stack stack;
  final Captures captures;
  final LocationCode locations;
  final LengthCode lengths;
  final ExpressionCode expressions;
  final DoubleWordCode doubleWords;
  final LongCode longs;
  final RealCode reals;
  final IntrinsicCode intrinsics;
  final StoreCode stores;
  final LoopCode loops;
  final DeclarationCode declarations;
  final ExtendedRendezvousCode rendezvous;
  final SemaphoreCode semaphores;
  final SharedChannelCode sharedChannels;
  final BarrierCode barriers;
  final ChannelTypeCode channelTypes;
  final CommunicationCode communications;
  final MobileBlocks mobileBlocks;
  final MobileCode mobiles;
  final MobileTransfer transfers;
  final CallCode calls;
  final FunctionCode functions;
  final ParallelCode parallels;
  final PriorityCode priorities;
  final HeapCode heap;
  final RecursionCode recursion;
  final ForkCode forks;
  final AlternationCode alternations;
  final SharedMemoryCode sharedMemory;
  final ProcessCode processes;
  private final Map<Symbol, Binding> bindings = new HashMap<>();

  UnitCode(ProgramUnits program, UnitWriter writer, Frame frame, Captures captures) {
    this.program = program;
    this.writer = writer;
    this.workspace = new Workspace(writer, frame);
    this.stack = Stack.ofWords(writer, workspace);
    this.captures = captures;
    this.locations = new LocationCode(this);
    this.lengths = new LengthCode(this);
    this.expressions = new ExpressionCode(this);
    this.doubleWords = new DoubleWordCode(this);
    this.longs = new LongCode(this);
    this.reals = new RealCode(this);
    this.intrinsics = new IntrinsicCode(this);
    this.stores = new StoreCode(this);
    this.loops = new LoopCode(this);
    this.declarations = new DeclarationCode(this);
    this.rendezvous = new ExtendedRendezvousCode(this);
    this.semaphores = new SemaphoreCode(this);
    this.sharedChannels = new SharedChannelCode(this);
    this.channelTypes = new ChannelTypeCode(this);
    this.barriers = new BarrierCode(this);
    this.communications = new CommunicationCode(this);
    this.mobileBlocks = new MobileBlocks(this);
    this.mobiles = new MobileCode(this);
    this.transfers = new MobileTransfer(this);
    this.calls = new CallCode(this);
    this.functions = new FunctionCode(this);
    this.parallels = new ParallelCode(this);
    this.priorities = new PriorityCode(this);
    this.heap = new HeapCode(this);
    this.recursion = new RecursionCode(this);
    this.forks = new ForkCode(this);
    this.alternations = new AlternationCode(this);
    this.sharedMemory = new SharedMemoryCode(this);
    this.processes = new ProcessCode(this);
  }

  /** Where the name's value is from here on. */
  void bind(Symbol symbol, Binding binding) {
    bindings.put(symbol, binding);
    writer.workspaces().bind(symbol, binding);
  }

  /** The same for a name without open dimensions. */
  void bind(Symbol symbol, Storage storage) {
    bind(symbol, new Binding(storage, constantLengths(symbol.type())));
  }

  /** The same, or null if it has no value here. */
  Binding bindingOrNull(Symbol symbol) {
    return bindings.get(symbol);
  }

  Binding binding(Symbol symbol) {
    Binding binding = bindings.get(symbol);
    if (binding == null) {
      throw new IllegalStateException(
          symbol + " declared at " + symbol.declared() + " has no storage here");
    }
    return binding;
  }

  /** True for a scalar or channel whose word is in this workspace. */
  boolean storesInWord(Symbol symbol) {
    return bindings.containsKey(symbol) && binding(symbol).storage() instanceof Storage.Word;
  }

  /** Lengths of an array's dimensions; one without binding is provided by the loader. */
  List<Length> lengths(Symbol symbol) {
    return bindings.containsKey(symbol)
        ? binding(symbol).lengths()
        : constantLengths(symbol.type());
  }

  static List<Length> constantLengths(Type type) {
    return Stream.iterate(
            type, Type.ArrayOf.class::isInstance, each -> ((Type.ArrayOf) each).element())
        .map(each -> (Length) new Length.Constant(((Type.ArrayOf) each).length()))
        .toList();
  }
}
