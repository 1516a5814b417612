-- Reads keys until 'q' or the end of the input, shows each in capitals, and ends with the number of
-- keys as its status; 'q' counts.
--
--   inmesh asm keys.asm --boot keys.btl
--   printf 'helloq' | inmesh boot keys.btl

keys   = 1
packet = 2              -- 4 words
screen = 6              -- a write of one byte, 4 words

  ajw 12                -- room below for what the processor keeps there
  mint
  sthf
  mint
  stlf
  ldc 0
  sttimer
  ldc 0
  stl keys

-- A write to the screen: eight bytes with the tag 13, stream 1, a count of 1, and that byte.
  ldc 8 + (13 << 16) + (1 << 24)
  stl screen
  ldc 1 << 24
  stl screen + 1
  ldc 0
  stl screen + 2

key:
  ldc 6 + (30 << 16)    -- getkey
  stl packet
  ldlp packet
  call transact
  ldlp packet
  adc 2
  lb
  eqc 0
  cj end                -- no key: the input has ended
  ldl keys
  adc 1
  stl keys
  ldlp packet
  adc 3
  lb
  eqc 'q'
  cj show
  j end
show:
  ldlp packet
  adc 3
  lb
  ldc ~#20              -- a capital letter
  and
  ldlp screen
  adc 9
  sb
  ldlp screen
  mint
  ldc 10
  out
  ldlp packet
  mint
  ldnlp 4
  ldc 8
  in
  j key

end:
  ldc 6 + (35 << 16)    -- exit
  stl packet
  ldl keys
  ldlp packet
  adc 3
  sb
  ldc 0
  stl packet + 1
  ldlp packet
  call transact
  stopp

-- A: address of a packet of eight bytes, for which one of eight bytes comes back.
transact:
  ldl 1
  mint
  ldc 8
  out
  ldl 1
  mint
  ldnlp 4
  ldc 8
  in
  ret
