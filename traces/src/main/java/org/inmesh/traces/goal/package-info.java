/** Schedules of message-passing programs in the language GOAL, as packets with causes. */
package org.inmesh.traces.goal;
