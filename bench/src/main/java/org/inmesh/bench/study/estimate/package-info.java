/** How long runs of studies will take on this host, and how much memory, before they are done. */
package org.inmesh.bench.study.estimate;
