<?php return array('dependencies' => array('wp-i18n'), 'version' => 'ffb10c004ef624a3d7ed');
