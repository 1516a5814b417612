-- Copies a file and prints its size, by way of the iserver protocol on link 0:
--
--   inmesh asm copy.asm --boot copy.btl
--   inmesh boot copy.btl FROM TO
--
-- A packet is built from 'packet' on: two bytes of length, the tag, the arguments. 'next' is where
-- the next byte of it goes; the reply comes to the same place.

-- Words of the workspace. A routine that was called finds them 4 words higher.
next      = 1
packet    = 2
source    = 3         -- stream read from
target    = 4         -- stream written to
size      = 5         -- bytes copied so far
count     = 6         -- bytes of this block
length    = 7         -- of the command line, of a complaint
blank     = 8         -- where the blank between the two names is
digit     = 9         -- where the next digit of the size goes
text      = 10        -- of a complaint
status    = 11        -- for the host
arguments = 16        -- text of the command line, 128 words
block     = 144       -- a block of the file, 128 words
buffer    = 272       -- the packet, 160 words
up        = 4         -- what a call adds to the distance of the caller's words

-- Tags, types and modes of the protocol.
sp.open = 10
sp.close = 11
sp.read = 12
sp.write = 13
sp.exit = 35
sp.commandline = 40
binary = 1
for.input = 1
for.output = 2
screen = 1
errors = 2
success = 999999999
failure = -999999999
block.bytes = 500

  ajw 16                  -- room below for calls and for what the processor keeps there
  call start
  ldlp buffer
  stl packet
  ldc 0
  stl size

-- The command line without the server's own part: two names with a blank between.
  ldc sp.commandline
  call begin
  ldc 0
  call put.byte
  call transact
  ldl packet
  adc 3
  call get.half
  stl length
  ldl packet
  adc 5
  ldlp arguments
  ldl length
  move
  ldc 0
  stl blank
find.blank:
  ldl length
  ldl blank
  gt
  cj usage                -- the end, and no blank
  ldl blank
  ldlp arguments
  bsub
  lb
  eqc ' '
  cj not.blank
  j found
not.blank:
  ldl blank
  adc 1
  stl blank
  j find.blank

found:
  ldc sp.open
  call begin
  ldl blank
  ldlp arguments
  call put.bytes
  ldc binary
  call put.byte
  ldc for.input
  call put.byte
  call transact
  cj opened.input
  j cannot.open
opened.input:
  ldl packet
  adc 3
  call get.word
  stl source

  ldc sp.open
  call begin
  ldl length
  ldl blank
  adc 1
  diff                    -- bytes of the second name
  ldl blank
  adc 1
  ldlp arguments
  bsub
  call put.bytes
  ldc binary
  call put.byte
  ldc for.output
  call put.byte
  call transact
  cj opened.output
  j cannot.open
opened.output:
  ldl packet
  adc 3
  call get.word
  stl target

copy:
  ldc sp.read
  call begin
  ldl source
  call put.word
  ldc block.bytes
  call put.half
  call transact
  ldl packet
  adc 3
  call get.half
  stl count
  ldl count
  cj copied
  ldl packet
  adc 5
  ldlp block
  ldl count
  move
  ldc sp.write
  call begin
  ldl target
  call put.word
  ldl count
  ldlp block
  call put.bytes
  call transact
  ldl size
  ldl count
  add
  stl size
  j copy

-- The digits of the size, the last one first, into what was the block.
copied:
  ldc block.bytes
  ldlp block
  bsub
  stl digit
next.digit:
  ldl digit
  adc -1
  stl digit
  ldl size
  ldc 10
  rem
  adc '0'
  ldl digit
  sb
  ldl size
  ldc 10
  div
  stl size
  ldl size
  eqc 0
  cj next.digit

  ldc sp.write
  call begin
  ldc screen
  call put.word
  ldc block.bytes
  ldlp block
  bsub
  ldl digit
  diff
  ldl digit
  call put.bytes
  call transact
  ldc sp.write
  call begin
  ldc screen
  call put.word
  ldc text.bytes.end - text.bytes
  lda text.bytes
  call put.bytes
  call transact
  ldc sp.close
  call begin
  ldl source
  call put.word
  call transact
  ldc sp.close
  call begin
  ldl target
  call put.word
  call transact
  ldc success
  stl status
  j exit

usage:
  ldc text.usage.end - text.usage
  stl length
  lda text.usage
  j complain
cannot.open:
  ldc text.cannot.end - text.cannot
  stl length
  lda text.cannot
complain:
  stl text
  ldc sp.write
  call begin
  ldc errors
  call put.word
  ldl length
  ldl text
  call put.bytes
  call transact
  ldc failure
  stl status
exit:
  ldc sp.exit
  call begin
  ldl status
  call put.word
  call transact
  stopp

-- What a program does first: channels of links and event pin without a process, empty queues, a
-- running clock, no errors.
start:
  ldc 9
  stl 1
free.channel:
  ldl 1
  adc -1
  stl 1
  mint
  ldl 1
  mint
  wsub
  stnl 0
  ldl 1
  eqc 0
  cj free.channel
  mint
  sthf
  mint
  stlf
  ldc 0
  sttimer
  testerr
  clrhalterr
  ret

-- A: a tag.
begin:
  ldl up + packet
  adc 2
  stl up + next

-- A: a byte.
put.byte:
  ldl 1
  ldl up + next
  sb
  ldl up + next
  adc 1
  stl up + next
  ret

-- A: 16 bits.
put.half:
  ldl 1
  ldl up + next
  sb
  ldl 1
  ldc 8
  shr
  ldl up + next
  adc 1
  sb
  ldl up + next
  adc 2
  stl up + next
  ret

-- A: 32 bits.
put.word:
  ldc 4
  stl 2
put.word.byte:
  ldl 1
  ldl up + next
  sb
  ldl 1
  ldc 8
  shr
  stl 1
  ldl up + next
  adc 1
  stl up + next
  ldl 2
  adc -1
  stl 2
  ldl 2
  eqc 0
  cj put.word.byte
  ret

-- A: address, B: bytes; their number goes before them.
put.bytes:
  ldl 2
  ldl up + next
  sb
  ldl 2
  ldc 8
  shr
  ldl up + next
  adc 1
  sb
  ldl 1
  ldl up + next
  adc 2
  ldl 2
  move
  ldl up + next
  adc 2
  ldl 2
  bsub
  stl up + next
  ret

-- A: address of two bytes, low byte first. Result: their value.
get.half:
  ldl 1
  adc 1
  lb
  ldc 8
  shl
  ldl 1
  lb
  or
  ret

-- A: address of four bytes. Result: their value.
get.word:
  ldl 1
  adc 3
  lb
  ldc 8
  shl
  ldl 1
  adc 2
  lb
  or
  ldc 8
  shl
  ldl 1
  adc 1
  lb
  or
  ldc 8
  shl
  ldl 1
  lb
  or
  ret

-- Sends the packet, eight bytes or more and an even number, and takes the reply. Result: the
-- server's.
transact:
  ldl up + next
  ldl up + packet
  diff
  stl 1
  ldc 8
  ldl 1
  gt
  cj long.enough
  ldc 8
  stl 1
long.enough:
  ldl 1
  adc 1
  ldc -2
  and
  stl 1
  ldl 1
  adc -2
  ldl up + packet
  sb
  ldl 1
  adc -2
  ldc 8
  shr
  ldl up + packet
  adc 1
  sb
  ldl up + packet
  mint                    -- link 0 output
  ldl 1
  out
  ldl up + packet
  mint
  ldnlp 4                 -- link 0 input
  ldc 2
  in
  ldl up + packet
  ldnl 0
  ldc #FFFF
  and
  stl 1
  ldl up + packet
  adc 2
  mint
  ldnlp 4
  ldl 1
  in
  ldl up + packet
  adc 2
  lb
  ret

text.bytes:
  byte " bytes copied*n"
text.bytes.end:
text.usage:
  byte "copy: the arguments are the names of two files*n"
text.usage.end:
text.cannot:
  byte "copy: cannot open a file*n"
text.cannot.end:
