# What the program needs whatever the content, in ${CMAKE_BINARY_DIR}/assets:
# the files directly in assets/, and world.map, which target worldmap makes
# there from the map data in assets/map.
file(GLOB asset_sources LIST_DIRECTORIES false CONFIGURE_DEPENDS
    "${PROJECT_SOURCE_DIR}/assets/*")

set(asset_copies)
foreach(source IN LISTS asset_sources)
    cmake_path(GET source FILENAME name)
    set(copy "${CMAKE_BINARY_DIR}/assets/${name}")
    add_custom_command(OUTPUT "${copy}" DEPENDS "${source}"
        COMMAND "${CMAKE_COMMAND}" -E copy "${source}" "${copy}")
    list(APPEND asset_copies "${copy}")
endforeach()

add_custom_target(assets ALL DEPENDS ${asset_copies})
if(TARGET worldmap)
    add_dependencies(assets worldmap)
endif()
add_dependencies(standpunt assets)
add_dependencies(standpunt-export assets)
