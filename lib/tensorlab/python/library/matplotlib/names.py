"""Names of matplotlib 3.6's functions and artists (written by tests/fixtures/plots/names.py), for what is said of absent ones."""


def absent(kind, name):
    """The error for a name that a module or an artist does not have here."""
    is_module = kind in modules
    everyone = "" if is_module else names["Artist"]
    if name in names[kind].split() or name in everyone.split():
        return AttributeError(f"{'matplotlib.' if is_module else ''}{kind}.{name} is not part of this lab")
    if is_module:
        return AttributeError(f"module 'matplotlib.{kind}' has no attribute '{name}'")
    return AttributeError(f"'{'AxesSubplot' if kind == 'Axes' else kind}' object has no attribute '{name}'")


def can_be_set(kind, name):
    """Whether an artist can be told so by keyword."""
    return name == "axes" or f"set_{name}" in names[kind].split() or f"set_{name}" in names["Artist"].split()


modules = ["pyplot", "colors", "cm", "style"]

names = {
    "pyplot": (
        "Annotation Arrow Artist AutoLocator Axes Button Circle Enum ExitStack Figure FigureBase FigureCanvasBase "
        "FixedFormatter FixedLocator FormatStrFormatter Formatter FuncFormatter GridSpec IndexLocator Line2D LinearLocator "
        "Locator LogFormatter LogFormatterExponent LogFormatterMathtext LogLocator MaxNLocator MouseButton MultipleLocator "
        "Normalize NullFormatter NullLocator Number PolarAxes Polygon Rectangle ScalarFormatter Slider Subplot SubplotSpec "
        "Text TickHelper Widget acorr angle_spectrum annotate arrow autoscale autumn axes axhline axhspan axis axline axvline "
        "axvspan bar bar_label barbs barh bone box boxplot broken_barh cbook cla clabel clf clim close cm cohere "
        "color_sequences colorbar colormaps connect contour contourf cool copper csd cycler delaxes disconnect draw draw_all "
        "draw_if_interactive errorbar eventplot figaspect figimage figlegend fignum_exists figtext figure fill fill_between "
        "fill_betweenx findobj flag functools gca gcf gci get get_backend get_cmap get_current_fig_manager get_figlabels "
        "get_fignums get_plot_commands get_scale_names getp ginput gray grid hexbin hist hist2d hlines hot hsv importlib "
        "imread imsave imshow inferno inspect install_repl_displayhook interactive ioff ion isinteractive jet legend "
        "locator_params logging loglog magma magnitude_spectrum margins matplotlib matshow minorticks_off minorticks_on mlab "
        "new_figure_manager nipy_spectral np pause pcolor pcolormesh phase_spectrum pie pink plasma plot plot_date polar "
        "prism psd quiver quiverkey rc rcParams rcParamsDefault rcParamsOrig rc_context rcdefaults rcsetup re register_cmap "
        "rgrids savefig sca scatter sci semilogx semilogy set_cmap set_loglevel setp show specgram spring spy stackplot "
        "stairs stem step streamplot style subplot subplot2grid subplot_mosaic subplot_tool subplots subplots_adjust summer "
        "suptitle switch_backend sys table text thetagrids threading tick_params ticklabel_format tight_layout time title "
        "tricontour tricontourf tripcolor triplot twinx twiny uninstall_repl_displayhook violinplot viridis vlines "
        "waitforbuttonpress winter xcorr xkcd xlabel xlim xscale xticks ylabel ylim yscale yticks "
    ),
    "colors": (
        "AsinhNorm BASE_COLORS BoundaryNorm CSS4_COLORS CenteredNorm ColorConverter ColorSequenceRegistry Colormap FuncNorm "
        "Image LightSource LinearSegmentedColormap ListedColormap LogNorm Mapping NoNorm Normalize Number PngInfo PowerNorm "
        "Sequence Sized SymLogNorm TABLEAU_COLORS TwoSlopeNorm XKCD_COLORS base64 cbook cnames colorConverter "
        "from_levels_and_colors functools get_named_colors_mapping hex2color hexColorPattern hsv_to_rgb importlib inspect io "
        "is_color_like itertools make_norm_from_scale mpl np re rgb2hex rgb_to_hsv same_color scale to_hex to_rgb to_rgba "
        "to_rgba_array "
    ),
    "cm": (
        "Accent Accent_r Blues Blues_r BrBG BrBG_r BuGn BuGn_r BuPu BuPu_r CMRmap CMRmap_r ColormapRegistry Dark2 Dark2_r "
        "GnBu GnBu_r Greens Greens_r Greys Greys_r Mapping OrRd OrRd_r Oranges Oranges_r PRGn PRGn_r Paired Paired_r Pastel1 "
        "Pastel1_r Pastel2 Pastel2_r PiYG PiYG_r PuBu PuBuGn PuBuGn_r PuBu_r PuOr PuOr_r PuRd PuRd_r Purples Purples_r RdBu "
        "RdBu_r RdGy RdGy_r RdPu RdPu_r RdYlBu RdYlBu_r RdYlGn RdYlGn_r Reds Reds_r ScalarMappable Set1 Set1_r Set2 Set2_r "
        "Set3 Set3_r Spectral Spectral_r Wistia Wistia_r YlGn YlGnBu YlGnBu_r YlGn_r YlOrBr YlOrBr_r YlOrRd YlOrRd_r afmhot "
        "afmhot_r autumn autumn_r binary binary_r bone bone_r brg brg_r bwr bwr_r cbook cividis cividis_r cmaps_listed colors "
        "cool cool_r coolwarm coolwarm_r copper copper_r cubehelix cubehelix_r datad flag flag_r functools get_cmap "
        "gist_earth gist_earth_r gist_gray gist_gray_r gist_heat gist_heat_r gist_ncar gist_ncar_r gist_rainbow "
        "gist_rainbow_r gist_stern gist_stern_r gist_yarg gist_yarg_r gnuplot gnuplot2 gnuplot2_r gnuplot_r gray gray_r hot "
        "hot_r hsv hsv_r inferno inferno_r jet jet_r ma magma magma_r mpl nipy_spectral nipy_spectral_r np ocean ocean_r pink "
        "pink_r plasma plasma_r prism prism_r rainbow rainbow_r register_cmap scale seismic seismic_r spring spring_r summer "
        "summer_r tab10 tab10_r tab20 tab20_r tab20b tab20b_r tab20c tab20c_r terrain terrain_r turbo turbo_r twilight "
        "twilight_r twilight_shifted twilight_shifted_r unregister_cmap viridis viridis_r winter winter_r "
    ),
    "style": (
        "available context core library reload_library use "
    ),
    "Artist": (
        "add_callback axes contains convert_xunits convert_yunits draw findobj format_cursor_data get_agg_filter get_alpha "
        "get_animated get_children get_clip_box get_clip_on get_clip_path get_cursor_data get_figure get_gid get_in_layout "
        "get_label get_mouseover get_path_effects get_picker get_rasterized get_sketch_params get_snap get_tightbbox "
        "get_transform get_transformed_clip_path_and_affine get_url get_visible get_window_extent get_zorder have_units "
        "is_transform_set mouseover pchanged pick pickable properties remove remove_callback set set_agg_filter set_alpha "
        "set_animated set_clip_box set_clip_on set_clip_path set_figure set_gid set_in_layout set_label set_mouseover "
        "set_path_effects set_picker set_rasterized set_sketch_params set_snap set_transform set_url set_visible set_zorder "
        "stale sticky_edges update update_from zorder "
    ),
    "Axes": (
        "ArtistList acorr add_artist add_child_axes add_collection add_container add_image add_line add_patch add_table "
        "angle_spectrum annotate apply_aspect arrow artists autoscale autoscale_view axhline axhspan axis axline axvline "
        "axvspan bar bar_label barbs barh boxplot broken_barh bxp can_pan can_zoom cla clabel clear cohere collections "
        "contains_point contour contourf csd drag_pan draw_artist end_pan errorbar eventplot fill fill_between fill_betweenx "
        "format_coord format_xdata format_ydata get_adjustable get_anchor get_aspect get_autoscale_on get_autoscalex_on "
        "get_autoscaley_on get_axes_locator get_axisbelow get_box_aspect get_data_ratio get_default_bbox_extra_artists "
        "get_facecolor get_fc get_frame_on get_images get_legend get_legend_handles_labels get_lines get_navigate "
        "get_navigate_mode get_position get_rasterization_zorder get_renderer_cache get_shared_x_axes get_shared_y_axes "
        "get_title get_xaxis get_xaxis_text1_transform get_xaxis_text2_transform get_xaxis_transform get_xbound "
        "get_xgridlines get_xlabel get_xlim get_xmajorticklabels get_xminorticklabels get_xscale get_xticklabels "
        "get_xticklines get_xticks get_yaxis get_yaxis_text1_transform get_yaxis_text2_transform get_yaxis_transform "
        "get_ybound get_ygridlines get_ylabel get_ylim get_ymajorticklabels get_yminorticklabels get_yscale get_yticklabels "
        "get_yticklines get_yticks grid has_data hexbin hist hist2d hlines images imshow in_axes indicate_inset "
        "indicate_inset_zoom inset_axes invert_xaxis invert_yaxis legend lines locator_params loglog magnitude_spectrum "
        "margins matshow minorticks_off minorticks_on name patches pcolor pcolorfast pcolormesh phase_spectrum pie plot "
        "plot_date psd quiver quiverkey redraw_in_frame relim reset_position scatter secondary_xaxis secondary_yaxis semilogx "
        "semilogy set_adjustable set_anchor set_aspect set_autoscale_on set_autoscalex_on set_autoscaley_on set_axes_locator "
        "set_axis_off set_axis_on set_axisbelow set_box_aspect set_facecolor set_fc set_frame_on set_navigate "
        "set_navigate_mode set_position set_prop_cycle set_rasterization_zorder set_title set_xbound set_xlabel set_xlim "
        "set_xmargin set_xscale set_xticklabels set_xticks set_ybound set_ylabel set_ylim set_ymargin set_yscale "
        "set_yticklabels set_yticks sharex sharey specgram spy stackplot stairs start_pan stem step streamplot table tables "
        "text texts tick_params ticklabel_format tricontour tricontourf tripcolor triplot twinx twiny update_datalim "
        "use_sticky_edges viewLim violin violinplot vlines xaxis_date xaxis_inverted xcorr yaxis_date yaxis_inverted "
    ),
    "Figure": (
        "add_artist add_axes add_axobserver add_gridspec add_subfigure add_subplot align_labels align_xlabels align_ylabels "
        "autofmt_xdate callbacks clear clf colorbar delaxes dpi draw_artist draw_without_rendering execute_constrained_layout "
        "figimage frameon gca get_axes get_constrained_layout get_constrained_layout_pads get_default_bbox_extra_artists "
        "get_dpi get_edgecolor get_facecolor get_figheight get_figwidth get_frameon get_layout_engine get_linewidth "
        "get_size_inches get_tight_layout ginput legend savefig sca set_canvas set_constrained_layout "
        "set_constrained_layout_pads set_dpi set_edgecolor set_facecolor set_figheight set_figwidth set_frameon "
        "set_layout_engine set_linewidth set_size_inches set_tight_layout show subfigures subplot_mosaic subplots "
        "subplots_adjust suptitle supxlabel supylabel text tight_layout waitforbuttonpress "
    ),
    "Line2D": (
        "drawStyleKeys drawStyles fillStyles filled_markers get_aa get_antialiased get_bbox get_c get_color get_dash_capstyle "
        "get_dash_joinstyle get_data get_drawstyle get_ds get_fillstyle get_gapcolor get_linestyle get_linewidth get_ls "
        "get_lw get_marker get_markeredgecolor get_markeredgewidth get_markerfacecolor get_markerfacecoloralt get_markersize "
        "get_markevery get_mec get_mew get_mfc get_mfcalt get_ms get_path get_pickradius get_solid_capstyle "
        "get_solid_joinstyle get_xdata get_xydata get_ydata is_dashed lineStyles markers pickradius recache recache_always "
        "set_aa set_antialiased set_c set_color set_dash_capstyle set_dash_joinstyle set_dashes set_data set_drawstyle set_ds "
        "set_fillstyle set_gapcolor set_linestyle set_linewidth set_ls set_lw set_marker set_markeredgecolor "
        "set_markeredgewidth set_markerfacecolor set_markerfacecoloralt set_markersize set_markevery set_mec set_mew set_mfc "
        "set_mfcalt set_ms set_pickradius set_solid_capstyle set_solid_joinstyle set_xdata set_ydata "
    ),
    "Rectangle": (
        "contains_point contains_points fill get_aa get_angle get_antialiased get_bbox get_capstyle get_center get_corners "
        "get_data_transform get_ec get_edgecolor get_extents get_facecolor get_fc get_fill get_hatch get_height get_joinstyle "
        "get_linestyle get_linewidth get_ls get_lw get_patch_transform get_path get_verts get_width get_x get_xy get_y "
        "rotation_point set_aa set_angle set_antialiased set_bounds set_capstyle set_color set_ec set_edgecolor set_facecolor "
        "set_fc set_fill set_hatch set_height set_joinstyle set_linestyle set_linewidth set_ls set_lw set_width set_x set_xy "
        "set_y xy "
    ),
    "Polygon": (
        "contains_point contains_points fill get_aa get_antialiased get_capstyle get_closed get_data_transform get_ec "
        "get_edgecolor get_extents get_facecolor get_fc get_fill get_hatch get_joinstyle get_linestyle get_linewidth get_ls "
        "get_lw get_patch_transform get_path get_verts get_xy set_aa set_antialiased set_capstyle set_closed set_color set_ec "
        "set_edgecolor set_facecolor set_fc set_fill set_hatch set_joinstyle set_linestyle set_linewidth set_ls set_lw set_xy "
        "xy "
    ),
    "PathCollection": (
        "autoscale autoscale_None callbacksSM changed get_array get_capstyle get_clim get_cmap get_dashes get_datalim get_ec "
        "get_edgecolor get_edgecolors get_facecolor get_facecolors get_fc get_fill get_hatch get_joinstyle get_linestyle "
        "get_linestyles get_linewidth get_linewidths get_ls get_lw get_offset_transform get_offsets get_paths get_pickradius "
        "get_sizes get_transOffset get_transforms get_urls legend_elements norm set_aa set_antialiased set_antialiaseds "
        "set_array set_capstyle set_clim set_cmap set_color set_dashes set_ec set_edgecolor set_edgecolors set_facecolor "
        "set_facecolors set_fc set_hatch set_joinstyle set_linestyle set_linestyles set_linewidth set_linewidths set_ls "
        "set_lw set_norm set_offset_transform set_offsets set_paths set_pickradius set_sizes set_transOffset set_urls to_rgba "
        "update_scalarmappable "
    ),
    "PolyCollection": (
        "autoscale autoscale_None callbacksSM changed get_array get_capstyle get_clim get_cmap get_dashes get_datalim get_ec "
        "get_edgecolor get_edgecolors get_facecolor get_facecolors get_fc get_fill get_hatch get_joinstyle get_linestyle "
        "get_linestyles get_linewidth get_linewidths get_ls get_lw get_offset_transform get_offsets get_paths get_pickradius "
        "get_sizes get_transOffset get_transforms get_urls norm set_aa set_antialiased set_antialiaseds set_array "
        "set_capstyle set_clim set_cmap set_color set_dashes set_ec set_edgecolor set_edgecolors set_facecolor set_facecolors "
        "set_fc set_hatch set_joinstyle set_linestyle set_linestyles set_linewidth set_linewidths set_ls set_lw set_norm "
        "set_offset_transform set_offsets set_paths set_pickradius set_sizes set_transOffset set_urls set_verts "
        "set_verts_and_codes to_rgba update_scalarmappable "
    ),
    "LineCollection": (
        "autoscale autoscale_None callbacksSM changed get_array get_capstyle get_clim get_cmap get_color get_colors "
        "get_dashes get_datalim get_ec get_edgecolor get_edgecolors get_facecolor get_facecolors get_fc get_fill get_hatch "
        "get_joinstyle get_linestyle get_linestyles get_linewidth get_linewidths get_ls get_lw get_offset_transform "
        "get_offsets get_paths get_pickradius get_segments get_transOffset get_transforms get_urls norm set_aa "
        "set_antialiased set_antialiaseds set_array set_capstyle set_clim set_cmap set_color set_colors set_dashes set_ec "
        "set_edgecolor set_edgecolors set_facecolor set_facecolors set_fc set_hatch set_joinstyle set_linestyle "
        "set_linestyles set_linewidth set_linewidths set_ls set_lw set_norm set_offset_transform set_offsets set_paths "
        "set_pickradius set_segments set_transOffset set_urls set_verts to_rgba update_scalarmappable "
    ),
    "QuadMesh": (
        "autoscale autoscale_None callbacksSM changed convert_mesh_to_paths convert_mesh_to_triangles get_array get_capstyle "
        "get_clim get_cmap get_coordinates get_dashes get_datalim get_ec get_edgecolor get_edgecolors get_facecolor "
        "get_facecolors get_fc get_fill get_hatch get_joinstyle get_linestyle get_linestyles get_linewidth get_linewidths "
        "get_ls get_lw get_offset_transform get_offsets get_paths get_pickradius get_transOffset get_transforms get_urls norm "
        "set_aa set_antialiased set_antialiaseds set_array set_capstyle set_clim set_cmap set_color set_dashes set_ec "
        "set_edgecolor set_edgecolors set_facecolor set_facecolors set_fc set_hatch set_joinstyle set_linestyle "
        "set_linestyles set_linewidth set_linewidths set_ls set_lw set_norm set_offset_transform set_offsets set_paths "
        "set_pickradius set_transOffset set_urls to_rgba update_scalarmappable "
    ),
    "AxesImage": (
        "autoscale autoscale_None callbacksSM can_composite changed get_array get_clim get_cmap get_extent get_filternorm "
        "get_filterrad get_interpolation get_resample get_size make_image norm set_array set_clim set_cmap set_data "
        "set_extent set_filternorm set_filterrad set_interpolation set_interpolation_stage set_norm set_resample to_rgba "
        "write_png "
    ),
    "QuadContourSet": (
        "add_label add_label_clabeltext add_label_near autoscale autoscale_None calc_label_rot_and_inline callbacksSM changed "
        "clabel find_nearest_contour get_alpha get_array get_clim get_cmap get_label_width get_text get_transform labels "
        "legend_elements locate_label norm pop_label print_label set_alpha set_array set_clim set_cmap set_label_props "
        "set_norm to_rgba too_close "
    ),
    "BarContainer": (
        "add_callback count get_children get_label index pchanged remove remove_callback set_label "
    ),
    "Text": (
        "get_bbox_patch get_c get_color get_family get_font get_font_properties get_fontfamily get_fontname "
        "get_fontproperties get_fontsize get_fontstyle get_fontvariant get_fontweight get_ha get_horizontalalignment "
        "get_math_fontfamily get_name get_parse_math get_position get_prop_tup get_rotation get_rotation_mode get_size "
        "get_stretch get_style get_text get_transform_rotates_text get_unitless_position get_usetex get_va get_variant "
        "get_verticalalignment get_weight get_wrap set_backgroundcolor set_bbox set_c set_color set_family set_font "
        "set_font_properties set_fontfamily set_fontname set_fontproperties set_fontsize set_fontstretch set_fontstyle "
        "set_fontvariant set_fontweight set_ha set_horizontalalignment set_linespacing set_ma set_math_fontfamily "
        "set_multialignment set_name set_parse_math set_position set_rotation set_rotation_mode set_size set_stretch "
        "set_style set_text set_transform_rotates_text set_usetex set_va set_variant set_verticalalignment set_weight "
        "set_wrap set_x set_y update_bbox_position_size "
    ),
    "Legend": (
        "codes draw_frame get_alignment get_bbox_to_anchor get_default_handler_map get_draggable get_frame get_frame_on "
        "get_legend_handler get_legend_handler_map get_lines get_patches get_texts get_title set_alignment set_bbox_to_anchor "
        "set_default_handler_map set_draggable set_frame_on set_ncols set_title update_default_handler_map "
    ),
    "Colorbar": (
        "add_lines drag_pan draw_all filled formatter get_ticks locator minorformatter minorlocator minorticks_off "
        "minorticks_on n_rasterize patch remove set_alpha set_label set_ticklabels set_ticks update_normal update_ticks "
    ),
}

# by what they are short for
aliases = {
    "Axes": dict(one.split("=") for one in (
        "fc=facecolor "
    ).split()),
    "Line2D": dict(one.split("=") for one in (
        "aa=antialiased c=color ds=drawstyle ls=linestyle lw=linewidth mec=markeredgecolor mew=markeredgewidth "
        "mfc=markerfacecolor mfcalt=markerfacecoloralt ms=markersize "
    ).split()),
    "Rectangle": dict(one.split("=") for one in (
        "aa=antialiased ec=edgecolor fc=facecolor ls=linestyle lw=linewidth "
    ).split()),
    "Polygon": dict(one.split("=") for one in (
        "aa=antialiased ec=edgecolor fc=facecolor ls=linestyle lw=linewidth "
    ).split()),
    "PathCollection": dict(one.split("=") for one in (
        "antialiaseds=antialiased aa=antialiased edgecolors=edgecolor ec=edgecolor facecolors=facecolor fc=facecolor "
        "linestyles=linestyle dashes=linestyle ls=linestyle linewidths=linewidth lw=linewidth transOffset=offset_transform "
    ).split()),
    "PolyCollection": dict(one.split("=") for one in (
        "antialiaseds=antialiased aa=antialiased edgecolors=edgecolor ec=edgecolor facecolors=facecolor fc=facecolor "
        "linestyles=linestyle dashes=linestyle ls=linestyle linewidths=linewidth lw=linewidth transOffset=offset_transform "
    ).split()),
    "LineCollection": dict(one.split("=") for one in (
        "antialiaseds=antialiased aa=antialiased edgecolors=edgecolor ec=edgecolor facecolors=facecolor fc=facecolor "
        "linestyles=linestyle dashes=linestyle ls=linestyle linewidths=linewidth lw=linewidth transOffset=offset_transform "
    ).split()),
    "QuadMesh": dict(one.split("=") for one in (
        "antialiaseds=antialiased aa=antialiased edgecolors=edgecolor ec=edgecolor facecolors=facecolor fc=facecolor "
        "linestyles=linestyle dashes=linestyle ls=linestyle linewidths=linewidth lw=linewidth transOffset=offset_transform "
    ).split()),
    "Text": dict(one.split("=") for one in (
        "c=color family=fontfamily font=fontproperties font_properties=fontproperties ha=horizontalalignment "
        "ma=multialignment name=fontname size=fontsize stretch=fontstretch style=fontstyle variant=fontvariant "
        "va=verticalalignment weight=fontweight "
    ).split()),
}

# what ticks and the lines of a grid can be told
of_ticks = (
        "size width color tickdir pad labelsize labelcolor zorder gridOn tick1On tick2On label1On label2On length direction "
        "left bottom right top labelleft labelbottom labelright labeltop labelrotation grid_agg_filter grid_alpha "
        "grid_animated grid_antialiased grid_clip_box grid_clip_on grid_clip_path grid_color grid_dash_capstyle "
        "grid_dash_joinstyle grid_dashes grid_data grid_drawstyle grid_figure grid_fillstyle grid_gapcolor grid_gid "
        "grid_in_layout grid_label grid_linestyle grid_linewidth grid_marker grid_markeredgecolor grid_markeredgewidth "
        "grid_markerfacecolor grid_markerfacecoloralt grid_markersize grid_markevery grid_mouseover grid_path_effects "
        "grid_picker grid_pickradius grid_rasterized grid_sketch_params grid_snap grid_solid_capstyle grid_solid_joinstyle "
        "grid_transform grid_url grid_visible grid_xdata grid_ydata grid_zorder grid_aa grid_c grid_ds grid_ls grid_lw "
        "grid_mec grid_mew grid_mfc grid_mfcalt grid_ms "
    ).split()
