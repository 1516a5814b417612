-- Two transputers add the squares of the numbers from 1 to 100, each half of them, and the root
-- prints the sum. The root sends the worker its program through link 2 as the host sent the root's.
--
--   inmesh asm pair.asm --boot pair.btl
--   inmesh boot pair.btl --network pair.net

sum      = 1
last     = 2
digit    = 3            -- where the next digit goes
number   = 4            -- of the first number that the worker adds, then of the last
text     = 6            -- the digits and the line's end, 4 words
packet   = 12           -- to and from the host, 8 words

link0    = 0            -- words of the channels from #80000000 on: output, input 4 higher
link2    = 2
input    = 4

  ajw 12                -- room below for what the processor keeps there
  mint
  sthf
  mint
  stlf
  ldc 0
  sttimer

-- The worker: a byte that says how long its program is, the program, and two numbers.
  mint
  ldnlp link2
  ldc worker.end - worker
  outbyte
  lda worker
  mint
  ldnlp link2
  ldc worker.end - worker
  out
  ldc 51
  stl number
  ldc 100
  stl number + 1
  ldlp number
  mint
  ldnlp link2
  ldc 8
  out

-- Meanwhile the other half here.
  ldc 0
  stl sum
  ldc 50
  stl last
square:
  ldl last
  ldl last
  mul
  ldl sum
  add
  stl sum
  ldl last
  adc -1
  stl last
  ldl last
  eqc 0
  cj square

  ldlp number
  mint
  ldnlp link2 + input
  ldc 4
  in
  ldl sum
  ldl number
  add
  stl sum

-- The digits, the last one first, before a line's end.
  ldlp text
  adc 15
  stl digit
  ldc '*n'
  ldl digit
  sb
next.digit:
  ldl digit
  adc -1
  stl digit
  ldl sum
  ldc 10
  rem
  adc '0'
  ldl digit
  sb
  ldl sum
  ldc 10
  div
  stl sum
  ldl sum
  eqc 0
  cj next.digit

-- A write to the screen: the packet's length of 24, the tag 13, stream 1, the number of bytes, the
-- bytes; what is left of the 24 the server does not look at.
  ldc 0
  stl packet + 1
  ldc 24 + (13 << 16) + (1 << 24)
  stl packet
  ldlp text
  adc 16
  ldl digit
  diff
  stl last              -- bytes of text
  ldl last
  ldlp packet
  adc 7
  sb
  ldc 0
  ldlp packet
  adc 8
  sb
  ldl digit
  ldlp packet
  adc 9
  ldl last
  move
  ldlp packet
  mint
  ldc 26
  out
  ldlp packet
  mint
  ldnlp link0 + input
  ldc 8
  in

-- Exit with the status for success: the packet's length of 6, the tag 35, the status.
  ldc 6 + (35 << 16) + ((999999999 /\ #FF) << 24)
  stl packet
  ldc (999999999 >> 8) /\ #FFFFFF
  stl packet + 1
  ldlp packet
  mint
  ldc 8
  out
  stopp

-- The worker's program. C is the link's input channel when it begins.
first    = 1
final    = 2
total    = 3
boot     = 4            -- input channel of the link that it was booted from
worker:
  ajw 8
  stl boot
  stl boot
  stl boot
  mint
  sthf
  mint
  stlf
  ldc 0
  sttimer
  ldlp first
  ldl boot
  ldc 8
  in
  ldc 0
  stl total
worker.square:
  ldl final
  ldl final
  mul
  ldl total
  add
  stl total
  ldl final
  adc -1
  stl final
  ldl first
  ldl final
  gt
  cj worker.square
  ldlp total
  ldl boot
  ldnlp -input
  ldc 4
  out
  stopp
worker.end:
