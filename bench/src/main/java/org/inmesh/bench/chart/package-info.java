/** Line charts as SVG and PNG, drawn without a display; the same chart gives the same bytes. */
package org.inmesh.bench.chart;
