<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'b45d15bf8d1c3d5df779');
