/** The timing of main memory behind memory controllers: banks with row buffers, and a data bus. */
package org.inmesh.coresim.coherence.memory;
