/**
 * Figures that a cell plotted and did not show are drawn when it has ended, as notebooks do. What they lack is told
 * once in a cell.
 */
export const figuresSource = String.raw`
def _figures():
    plots = sys.modules.get('matplotlib.pyplot')
    if plots is not None:
        plots.show()
        sys.modules['matplotlib.mathematics'].told.clear()
    return ''

_commands['figures'] = _figures
`;
