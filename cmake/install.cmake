# `cmake --install` and `cpack -G DEB`. The program finds its assets and the
# content by ../share/standpunt from its own folder, wherever that stands.
set(share "${CMAKE_INSTALL_DATADIR}/standpunt")

install(TARGETS standpunt RUNTIME)
install(TARGETS standpunt-export standpunt-decoder
    DESTINATION "${CMAKE_INSTALL_LIBEXECDIR}/standpunt")
install(DIRECTORY "${CMAKE_BINARY_DIR}/assets/" DESTINATION "${share}/assets")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/content/"
    DESTINATION "${share}/content")
install(FILES "${PROJECT_SOURCE_DIR}/docs/standpunt.1"
    DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
# Where udev looks, whatever the machine's own library folder is called.
install(FILES "${PROJECT_SOURCE_DIR}/assets/udev/70-standpunt-presenter.hwdb"
    DESTINATION lib/udev/hwdb.d)
# The same of systemd. Its units start /usr/bin/standpunt: the package's.
file(GLOB unit_files CONFIGURE_DEPENDS
    "${PROJECT_SOURCE_DIR}/assets/systemd/*.service")
install(FILES ${unit_files} DESTINATION lib/systemd/system)
install(FILES "${PROJECT_SOURCE_DIR}/assets/systemd/standpunt.sysusers"
    DESTINATION lib/sysusers.d RENAME standpunt.conf)
file(GLOB doc_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/docs/*.md")
install(FILES ${doc_files} DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE"
    DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "Standpunt")
set(CPACK_PACKAGE_CONTACT "The Standpunt crew")
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}/package")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

# The libraries' packages are read from the program; fonts and dictionaries
# cannot be.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-inter, fonts-noto-core, hyphen-en-gb, hyphen-fr, hyphen-nl, hyphen-uk, tzdata")
# What two of the three ways to start with the machine draw on.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "xserver-xorg-core, xserver-xorg-input-libinput, xauth, cage, xwayland, seatd")
# SDL loads these itself, and needs them where there is no desktop: the device
# of the display, and what draws into it. A stand under X11 runs without.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "libegl1, libgbm1, libgl1-mesa-dri, libgles2, udev")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    "${PROJECT_SOURCE_DIR}/cmake/deb/postinst"
    "${PROJECT_SOURCE_DIR}/cmake/deb/prerm"
    "${PROJECT_SOURCE_DIR}/cmake/deb/postrm")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"A folder of YAML, texts and pictures becomes what stands at a congress
stand: a touchscreen that attracts, is browsed by touch, and hands over to
a presenter with a clicker. No browser, no server, no network.")
include(CPack)
