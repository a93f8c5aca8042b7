<?php return array('dependencies' => array('wp-i18n'), 'version' => 'ba226296e3df87dbc422');
