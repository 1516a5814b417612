package org.inmesh.coresim.litmus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.litmus.ThreadCode.Code;
import org.inmesh.coresim.litmus.ThreadCode.Operation;
import org.inmesh.coresim.litmus.Variable.Location;
import org.inmesh.coresim.litmus.Variable.Register;

/**
 * One execution of a test. Everything that the memory model leaves open is drawn at random: which
 * core runs which thread, where locations are, what caches hold before, when instructions begin,
 * how long messages take, and what else cores do meanwhile.
 */
final class LitmusRun {
  private static final Code STRAY_LOAD = new Code(Operation.LOAD, 0, 0, ThreadCode.NO_REGISTER, 0);
  private static final Code STRAY_STORE =
      new Code(Operation.STORE, 0, 0, ThreadCode.NO_REGISTER, 0x5EED);

  private final LitmusTest test;
  private final List<String> locations;
  private final List<ThreadCode> threads;
  private final RandomNumbers random;
  private final Timing timing;
  private final LitmusMachine machine;
  private final WordPlacement words;

  /** The core of each thread, and then those without one. */
  private final int[] seats;

  LitmusRun(
      LitmusTest test,
      List<String> locations,
      List<ThreadCode> threads,
      MachineSpecification specification,
      RandomNumbers random,
      Timing timing,
      boolean ownNetworks) {
    this.test = test;
    this.locations = locations;
    this.threads = threads;
    this.random = random;
    this.timing = timing;
    int lineBytes = specification.caches().lineBytes();
    seats = new int[specification.cores()];
    for (int core = 0; core < seats.length; core++) {
      seats[core] = core;
    }
    random.shuffle(seats);
    NetworkDelays delays = timing.delays(seats.length, Arrays.copyOf(seats, threads.size()));
    machine =
        new LitmusMachine(
            specification, WordPlacement.LINES * lineBytes, delays, random, ownNetworks);
    words = new WordPlacement(locations.size(), lineBytes / Integer.BYTES, random);
  }

  /** Executes the test, to be called once. */
  FinalState execute() {
    initialise();
    prepareCaches();
    machine.run();
    boolean strays = random.onceIn(3);
    for (int thread = 0; thread < threads.size(); thread++) {
      addThread(thread, strays);
    }
    if (strays) {
      disturb();
    }
    machine.run();
    return finalState();
  }

  private void initialise() {
    for (int location = 0; location < locations.size(); location++) {
      int value = initial(location);
      if (value != 0) {
        machine.memory().initialise(words.address(location), value);
      }
    }
  }

  private int initial(int location) {
    return test.initial().getOrDefault(new Location(locations.get(location)), 0);
  }

  /** Some cores have read locations, and one may have written its first value. */
  private void prepareCaches() {
    int share = random.oneOf(1, 2, 4);
    for (int location = 0; location < locations.size(); location++) {
      int address = words.address(location);
      if (random.onceIn(3)) {
        Code store = new Code(Operation.STORE, 0, 0, ThreadCode.NO_REGISTER, initial(location));
        machine.core(random.below(seats.length)).add(store, address, 0, 0);
      }
      for (int thread = 0; thread < threads.size(); thread++) {
        if (random.onceIn(share)) {
          stray(seats[thread], STRAY_LOAD, address, random.below(200));
        }
      }
    }
  }

  private void addThread(int thread, boolean strays) {
    LitmusCore core = machine.core(seats[thread]);
    ThreadCode code = threads.get(thread);
    core.setRegisters(code.initialRegisters());
    int[] leave = new int[code.code().size()];
    int[] begin = timing.begin(thread, leave);
    for (int i = 0; i < begin.length; i++) {
      long cycle = machine.nextCycle() + begin[i];
      if (strays && random.onceIn(4)) {
        core.add(STRAY_STORE, words.strayWord(random), cycle, 0);
      }
      Code instruction = code.code().get(i);
      core.add(
          instruction,
          words.address(instruction.location()),
          cycle,
          machine.nextCycle() + leave[i]);
    }
  }

  /** Cores without a thread read the locations and write other words of their lines. */
  private void disturb() {
    for (int seat = threads.size(); seat < seats.length; seat++) {
      for (int access = random.below(4); access > 0; access--) {
        long cycle = machine.nextCycle() + random.below(timing.stretch());
        if (random.onceIn(2) || locations.isEmpty()) {
          stray(seats[seat], STRAY_STORE, words.strayWord(random), cycle);
        } else {
          int location = random.below(locations.size());
          stray(seats[seat], STRAY_LOAD, words.address(location), cycle);
        }
      }
    }
  }

  private void stray(int core, Code instruction, int address, long cycle) {
    machine.core(core).setRegisters(new int[1]);
    machine.core(core).add(instruction, address, cycle, 0);
  }

  private FinalState finalState() {
    List<Integer> values = new ArrayList<>();
    for (Variable variable : test.observed()) {
      values.add(
          switch (variable) {
            case Register register -> {
              int number = threads.get(register.thread()).register(register.name());
              yield machine.core(seats[register.thread()]).register(number);
            }
            case Location location ->
                machine.memory().peek(words.address(locations.indexOf(location.name())));
          });
    }
    return new FinalState(values);
  }
}
