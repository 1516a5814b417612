package org.inmesh.loader.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.litmus.Condition.Quantifier;
import org.inmesh.coresim.litmus.Instruction.Exchange;
import org.inmesh.coresim.litmus.Instruction.Fence;
import org.inmesh.coresim.litmus.Instruction.Load;
import org.inmesh.coresim.litmus.Instruction.Move;
import org.inmesh.coresim.litmus.Instruction.Store;
import org.inmesh.coresim.litmus.LitmusTest;
import org.inmesh.coresim.litmus.Operand.Immediate;
import org.inmesh.coresim.litmus.Operand.RegisterValue;
import org.inmesh.coresim.litmus.Proposition;
import org.inmesh.coresim.litmus.Proposition.Equal;
import org.inmesh.coresim.litmus.Variable.Location;
import org.inmesh.coresim.litmus.Variable.Register;
import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HerdReaderTest {
  private static LitmusTest read(String text) {
    return new HerdReader(new SourceText("t.litmus", text)).read();
  }

  @Test
  void shouldReadATestForX8664() {
    LitmusTest test =
        read(
            """
            X86_64 SB+mixed
            "Fre PodWR (* with a *) comment"
            Orig=PodWR Fre PodWR Fre
            (* outer (* inner | ; *) still *)
            { uint64_t y; uint64_t x=2; int 1:eax = 3; z; 0:rsi=x; }
             P0             | P1            ;
             movq $1,(%rsi) | movl %eax,(y) ;
             mfence         | xchgq (x),%rbx ;
             movq (y),%rax  | mov $0x10,%r8d ;
                            | movq %r8,%rcx ;
            locations [z; 1:r8;]
            exists (0:rax=0 /\\ not (1:rbx=1 \\/ x=2))
            """);

    assertThat(test.name()).isEqualTo("SB+mixed");
    assertThat(test.threads())
        .containsExactly(
            List.of(new Store("x", new Immediate(1)), new Fence(), new Load("rax", "y")),
            List.of(
                new Store("y", new RegisterValue("rax")),
                new Exchange("rbx", "x"),
                new Move("r8", new Immediate(16)),
                new Move("rcx", new RegisterValue("r8"))));
    assertThat(test.initial())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                new Location("x"),
                2,
                new Location("y"),
                0,
                new Location("z"),
                0,
                new Register(1, "rax"),
                3));
    assertThat(test.observed())
        .containsExactly(
            new Register(0, "rax"),
            new Register(1, "r8"),
            new Register(1, "rbx"),
            new Location("x"),
            new Location("z"));
    assertThat(test.condition().quantifier()).isEqualTo(Quantifier.EXISTS);
    assertThat(test.condition().proposition())
        .isEqualTo(
            new Proposition.And(
                List.of(
                    new Equal(new Register(0, "rax"), 0),
                    new Proposition.Not(
                        new Proposition.Or(
                            List.of(
                                new Equal(new Register(1, "rbx"), 1),
                                new Equal(new Location("x"), 2)))))));
  }

  @Test
  void shouldReadATestForX86() {
    LitmusTest test =
        read(
            """
            X86 R
            { x=0; 1:EAX=4; }
             P0          | P1          ;
             MOV [x],$1  | XCHG [y],EAX ;
             mov [y],1   | MOV EBX,[x] ;
            ~exists ([y]=2 /\\ 1:ebx=0)
            """);

    assertThat(test.threads())
        .containsExactly(
            List.of(new Store("x", new Immediate(1)), new Store("y", new Immediate(1))),
            List.of(new Exchange("EAX", "y"), new Load("EBX", "x")));
    assertThat(test.condition().quantifier()).isEqualTo(Quantifier.NOT_EXISTS);
    assertThat(test.condition().text()).isEqualTo("~exists ([y]=2 /\\ 1:ebx=0)");
    assertThat(test.observed()).containsExactly(new Register(1, "EBX"), new Location("y"));
  }

  /** Spellings of lib/X86_64Lexer.mll and lib/X86_64Parser.mly of herdtools7. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "movq $1,(x)",
        "mov $1,(x)",
        "MOVL $1,(x)",
        "movb $1,(x)",
        "movw $1,(x)",
        "movq $1,[x]",
        "movq $1,x(%rip)",
        "movq $1, x (rip)",
        "movq $1,(%rdi)",
        "movq $1,0(%rdi)",
        "movq $1,(rdi)",
        "movq 1,(x)",
        "L0: movq $1,(x)",
        "L0: L1 : movq $1,[%rdi]"
      })
  void shouldReadEverySpellingOfAStore(String instruction) {
    assertThat(only(instruction)).isEqualTo(new Store("x", new Immediate(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "movq (x),%rax",
        "movl (x),%eax",
        "movw (x),%ax",
        "movb (x),%al",
        "MOV (x),%RAX",
        "mov x(%rip),%eax",
        "movq [x],rax",
        "movq (%rdi),%rax"
      })
  void shouldReadEverySpellingOfALoad(String instruction) {
    assertThat(only(instruction)).isEqualTo(new Load("rax", "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xchg %rax,(x)",
        "xchgq (x),%rax",
        "xchgl %eax,(x)",
        "XCHG (x),%eax",
        "xchgb %al,(x)",
        "lock xchg %rax,(x)",
        "lock; xchgl %eax,(x)",
        "LOCK ; XCHG %rax,(x)",
        "xchgw %ax,0(%rdi)"
      })
  void shouldReadEverySpellingOfAnExchange(String instruction) {
    assertThat(only(instruction)).isEqualTo(new Exchange("rax", "x"));
  }

  @Test
  void shouldReadFencesAndMovesOfAnySize() {
    assertThat(only("mfence")).isEqualTo(new Fence());
    assertThat(only("MFENCE")).isEqualTo(new Fence());
    assertThat(only("movb %r9d,%r8b")).isEqualTo(new Move("r8", new RegisterValue("r9")));
  }

  private static Object only(String instruction) {
    String text = "X86_64 t\n{ uint64_t 0:rdi=x; }\n P0 ;\n " + instruction + " ;\nexists x=1\n";
    LitmusTest test = read(text);
    assertThat(test.threads()).hasSize(1);
    assertThat(test.threads().getFirst()).hasSize(1);
    return test.threads().getFirst().getFirst();
  }

  /** Intel's order, of lib/X86Parser.mly. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "MOV [x],$1 ! Store[location=x, operand=Immediate[value=1]]",
        "MOV [x],1 ! Store[location=x, operand=Immediate[value=1]]",
        "MOVL [x],EBX ! Store[location=x, operand=RegisterValue[register=EBX]]",
        "mov EAX,[x] ! Load[register=EAX, location=x]",
        "MOV EAX,(EDI) ! Load[register=EAX, location=x]",
        "XCHG [x],EAX ! Exchange[register=EAX, location=x]",
        "LOCK; XCHG EAX,[EDI] ! Exchange[register=EAX, location=x]",
        "MFENCE ! Fence[]",
      })
  void shouldReadIntelsOrder(String instruction, String expected) {
    LitmusTest test = read("X86 t\n{ 0:EDI=x; }\n P0 ;\n " + instruction + " ;\nexists x=1\n");

    assertThat(test.threads().getFirst()).singleElement().hasToString(expected);
  }

  /** What lib/splitter.mll skips, and the initial states of lib/stateParser.mly. */
  @Test
  void shouldReadWhatStandsAroundTheProgram() {
    LitmusTest test =
        read(
            """
            X86_64 --
            "A {quoted (* text"
            Generator=diyone7 (version 7.57)
            Cycle={Rfe PodRR}
            Com = Rf Fr { }
            { int x=1; _Atomic int y = 2; int* 0:rsi=&x; int *1:rdi = y; [z]=0x10;
              uint64_t P1:rbx=4; int w = ATOMIC_INIT(5); 0:%rcx=6; }
            ;
             P0            | P1              ;
             movl $1,(%rsi)| lock; xchg %rbx,(%rdi) ;
                           |                 ;
            locations [x; 1:rbx; y int; P0:%rcx int*]
            filter [x]==1 /\\ w=5
            forall (y=4 => x=1 => w=5)
            """);

    assertThat(test.name()).isEqualTo("t");
    assertThat(test.threads())
        .containsExactly(
            List.of(new Store("x", new Immediate(1))), List.of(new Exchange("rbx", "y")));
    assertThat(test.initial())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                new Location("x"),
                1,
                new Location("y"),
                2,
                new Location("z"),
                16,
                new Location("w"),
                5,
                new Register(1, "rbx"),
                4,
                new Register(0, "rcx"),
                6));
    assertThat(test.filter())
        .isEqualTo(
            new Proposition.And(
                List.of(new Equal(new Location("x"), 1), new Equal(new Location("w"), 5))));
    assertThat(test.observed())
        .containsExactly(
            new Register(0, "rcx"),
            new Register(1, "rbx"),
            new Location("w"),
            new Location("x"),
            new Location("y"));
    assertThat(test.condition().proposition())
        .isEqualTo(
            implies(
                new Equal(new Location("y"), 4),
                implies(new Equal(new Location("x"), 1), new Equal(new Location("w"), 5))));
  }

  private static Proposition implies(Proposition premise, Proposition conclusion) {
    return new Proposition.Or(List.of(new Proposition.Not(premise), conclusion));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "exists (x=1) ! EXISTS ! exists (x=1)",
        "~ exists x=1; ! NOT_EXISTS ! ~ exists x=1",
        "final (x=1) ! EXISTS ! exists (x=1)",
        "locations [x] (x=1) ! EXISTS ! exists (x=1)",
        "forall x=1 ! FOR_ALL ! forall x=1",
        "locations [x;] ! FOR_ALL ! forall (true)",
      })
  void shouldReadEveryFormOfCondition(String condition, Quantifier quantifier, String text) {
    LitmusTest test = read("X86 t { x=1; }\r\n P0 ;\r\n MFENCE ;\r\n" + condition + "\r\n");

    assertThat(test.condition().quantifier()).isEqualTo(quantifier);
    assertThat(test.condition().text()).isEqualTo(text);
    assertThat(test.observed()).containsExactly(new Location("x"));
  }

  @Test
  void shouldBindAndTighterThanOr() {
    assertThat(read("X86 t\n{}\n P0 ;\nforall x=1 /\\ y=1 \\/ z<>2\n").condition().proposition())
        .isEqualTo(
            new Proposition.Or(
                List.of(
                    new Proposition.And(
                        List.of(new Equal(new Location("x"), 1), new Equal(new Location("y"), 1))),
                    new Proposition.Not(new Equal(new Location("z"), 2)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "cmpxchg %rax,(x) ! 4:2: 'cmpxchg' is not supported",
        "lfence           ! 4:2: 'lfence' is not supported",
        "movb $256,(x)    ! 4:2: accesses of 1 bytes are supported where every number is at most 255",
        "movq $300,%al    ! 4:12: accesses of 1 bytes are supported where every number is at most 255",
        "uxch %rax,(x)    ! 4:2: 'uxch' is not supported",
        "movntiq %rax,(x) ! 4:2: 'movntiq' is not supported",
        "lock movq $1,(x) ! 4:2: lock is supported with xchg only",
        "jmp L            ! 4:2: 'jmp' is not supported",
        "movq $1,%ah      ! 4:10: '%ah' is no operand of X86_64",
        "movq $1          ! 4:2: movq has 2 operands, not 1",
        "movq (x),(y)     ! 4:11: one of source and destination is a register",
        "movq (x),$1      ! 4:11: a number cannot be the destination",
        "xchg %rax,%rbx   ! 4:12: xchg is supported between a register and memory only",
        "movq $1,(%rax)   ! 4:10: the register holds no address at the start",
        "movq $1,4(x)     ! 4:10: '4(x)' is no operand of X86_64",
        "movq $4294967296,(x) ! 4:7: a value is from 0 to 2147483647 here, not 4294967296",
        "movq $-1,(x)     ! 4:7: a value is from 0 to 2147483647 here, not -1",
      })
  void shouldRefuseInstructionsAtTheirPlace(String instruction, String message) {
    String text = "X86_64 t\n{ }\n P0 ;\n " + instruction + " ;\nexists x=1\n";

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("t.litmus:" + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "AArch64 t%{}% P0 ;%exists x=1      ! 1:1: there are tests for X86_64 and X86, not for"
            + " AArch64",
        "X86 t%P0 ;%exists x=1              ! 1:6: { with the initial values is missing",
        "X86 t%{ x=1 %                      ! 2:1: } after the initial values is missing",
        "X86 t%{ int x[2]; }% P0 ;%exists x=1 ! 2:3: an initial value is like",
        "X86 t%{}% P0 ;%                    ! 3:6: exists, ~exists or forall is missing",
        "X86 t%{}% P1 ;%exists x=1          ! 3:2: expected P0, not 'P1'",
        "X86 t%{}% P0|P1 ;% MFENCE ;%exists x=1 ! 4:2: a row has 2 columns, not 1",
        "X86 t%{}% P0 ;% MFENCE%exists x=1  ! 4:2: ; is missing after this row",
        "X86 t%{}% P0 ;%exists (x=1         ! 4:12: expected ), not the end",
        "X86 t%{}% P0 ;%exists x=y          ! 4:10: expected a number, not 'y'",
        "X86 t%{}% P0 ;%exists x=1 with sc: forall ! 4:12: expected the end of the condition, not"
            + " 'with'",
        "X86 t%{}% P0 ;%observed x=1;       ! 4:1: expected exists, ~exists or forall, not"
            + " 'observed'",
        "X86 t%{}% P0 ;%exists 1:EAX=1      ! 4:1: 1:EAX is a register of thread 1",
        "X86 t%{}% P0 ;%filter x=1          ! 4:11: expected exists, ~exists or forall, not the end",
        "X86 t%(* {}% P0 ;%exists x=1       ! 2:1: this comment does not end",
      })
  void shouldRefuseOtherErrorsAtTheirPlace(String text, String message) {
    assertThatThrownBy(() -> read(text.replace('%', '\n')))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("t.litmus:" + message);
  }
}
